using Orleans.Concurrency;
using Orleans.Streams;
using Orleans.Streams.Core;

namespace Nexus.Orleans.Tests.Soak;

/// <summary>Keeps deposits in memory and in the store, and answers one only when both have it.</summary>
public interface IAccountGrain : IGrainWithIntegerKey
{
    /// <summary>Which activation took it, and as the how manieth.</summary>
    Task<Receipt> DepositAsync(long number);

    [ReadOnly]
    Task<int> CountAsync();

    /// <summary>Deposits at another account within this one's turn.</summary>
    Task<Receipt> PassOnAsync(long account, long number);

    Task LeaveAsync();

    Task FailAsync(string message);
}

[GenerateSerializer, Immutable]
public sealed record Receipt([property: Id(0)] Guid Activation, [property: Id(1)] int Place, [property: Id(2)] int Count);

public sealed class AccountGrain : Grain, IAccountGrain
{
    private readonly Guid _activation = Guid.NewGuid();
    private HashSet<long> _deposits = [];
    private int _place, _turns;

    public AccountGrain() => SoakStore.Watch(this);

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _deposits = [.. SoakStore.Load(this.GetPrimaryKeyLong())];
        this.RegisterGrainTimer(TickAsync, TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(200));
        return Task.CompletedTask;
    }

    public async Task<Receipt> DepositAsync(long number)
    {
        var place = ++_place;
        await InTurnAsync();
        SoakStore.Deposit(this.GetPrimaryKeyLong(), number);
        _deposits.Add(number);
        return new Receipt(_activation, place, _deposits.Count);
    }

    public Task<int> CountAsync() => Task.FromResult(_deposits.Count);

    public async Task<Receipt> PassOnAsync(long account, long number)
    {
        await InTurnAsync();
        return await GrainFactory.GetGrain<IAccountGrain>(account).DepositAsync(number);
    }

    public Task LeaveAsync()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task FailAsync(string message) => throw new InvalidOperationException(message);

    private async Task TickAsync()
    {
        await InTurnAsync();
        SoakStore.Tick();
    }

    private async Task InTurnAsync()
    {
        if (++_turns > 1)
            SoakStore.Report($"{_turns} turns at once in account {this.GetPrimaryKeyLong()}");
        await Task.Yield();
        _turns--;
    }
}

/// <summary>Takes events.</summary>
public interface IReaderGrain : IGrainWithStringKey;

[ImplicitStreamSubscription(Namespace)]
public sealed class ReaderGrain : Grain, IReaderGrain, IStreamSubscriptionObserver
{
    public const string Namespace = "soak";

    public ReaderGrain() => SoakStore.Watch(this);

    public async Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) => await handleFactory.Create<long>().ResumeAsync((number, _) =>
    {
        SoakStore.Take(number);
        return Task.CompletedTask;
    });
}
