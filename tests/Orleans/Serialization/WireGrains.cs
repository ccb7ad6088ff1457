using System.Collections.Concurrent;
using Orleans.Placement;
using Orleans.Streams;

namespace Nexus.Orleans.Tests;

public interface IHearer : IGrainObserver
{
    void Hear(object item);
}

/// <summary>Sends to another one, which is on another silo, and receives. What arrives is kept under the key for tests to look at.</summary>
public interface IWireGrain : IGrainWithIntegerKey
{
    Task<string> Silo();

    Task<object?> Echo(object? value);

    Task<IThing> EchoThing(IThing thing);

    Task<IReadOnlyList<int>> EchoSequence(IEnumerable<int> sequence);

    Task<string> Describe(Bird bird);

    Task AddAndKeep(List<int> numbers);

    Task<int> WaitAndCount(string gate, List<int> numbers);

    Task Keep(ImmutableMessage message);

    Task<object> Unmarked();

    Task Fail(string kind);

    Task<int> CountContext(string key);

    Task Tell(IHearer hearer, object item);

    IAsyncEnumerable<MutableMessage> Count(MutableMessage first, int count);

    Task WaitForEver(string gate, CancellationToken cancellation);

    Task<List<int>> SendMutable(long to);

    Task<bool> SendImmutable(long to);

    Task<bool> SendCircle(long to);

    Task<string> SendUnmarked(long to);

    Task<string> CallFailing(long to, string kind);

    Task CallForEver(long to, string gate);

    Task Publish(StreamId stream, MutableMessage item);

    Task Subscribe(StreamId stream);
}

/// <summary>Placed by its key: Orleans' own choice goes by figures that silos do not have yet when they have just started.</summary>
[HashBasedPlacement]
public sealed class WireGrain(ILocalSiloDetails silo) : Grain, IWireGrain
{
    /// <summary>What arrived, by the key of the grain.</summary>
    public static ConcurrentDictionary<long, object> Kept { get; } = [];

    public Task<string> Silo() => Task.FromResult(silo.Name);

    public Task<object?> Echo(object? value) => Task.FromResult(value);

    public Task<IThing> EchoThing(IThing thing) => Task.FromResult(thing);

    public Task<IReadOnlyList<int>> EchoSequence(IEnumerable<int> sequence) => Task.FromResult<IReadOnlyList<int>>([.. sequence.Where(static number => number > 1)]);

    public async Task<string> Describe(Bird bird) => $"{bird.Describe()} {await bird.Calculator!.Key()}";

    public Task AddAndKeep(List<int> numbers)
    {
        numbers.Add(100);
        Kept[this.GetPrimaryKeyLong()] = numbers;
        return Task.CompletedTask;
    }

    public async Task<int> WaitAndCount(string gate, List<int> numbers)
    {
        await Gate.Reached(gate);
        return numbers.Count;
    }

    public Task Keep(ImmutableMessage message)
    {
        Kept[this.GetPrimaryKeyLong()] = message;
        return Task.CompletedTask;
    }

    public Task<object> Unmarked() => Task.FromResult<object>(new UnmarkedThing());

    public async Task Fail(string kind)
    {
        await Task.Yield();
        try
        {
            throw new ArgumentException("the inner one");
        }
        catch (ArgumentException inner)
        {
            throw kind switch
            {
                "numbered" => new NumberedException("the outer one", 7, inner) { Data = { ["key"] = "value" } },
                "several" => new AggregateException("several", inner, new TimeoutException("late")),
                "hidden" => new InvalidOperationException("holds another", new UnmarkedException("unknown")),
                _ => new UnmarkedException(kind),
            };
        }
    }

    public Task<int> CountContext(string key) => Task.FromResult(((List<int>)RequestContext.Get(key)!).Count);

    public Task Tell(IHearer hearer, object item)
    {
        hearer.Hear(item);
        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<MutableMessage> Count(MutableMessage first, int count)
    {
        await Task.Yield();
        for (var number = 0; number < count; number++)
        {
            first.Numbers.Add(number);
            yield return new MutableMessage { Numbers = [.. first.Numbers] };
        }
    }

    public async Task WaitForEver(string gate, CancellationToken cancellation)
    {
        using var _ = cancellation.Register(() => Gate.Open(gate + " cancelled"));
        Gate.Open(gate);
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
    }

    public async Task<List<int>> SendMutable(long to)
    {
        List<int> numbers = [1];
        await Other(to).AddAndKeep(numbers);
        return numbers;
    }

    public async Task<bool> SendImmutable(long to)
    {
        var message = new ImmutableMessage("text", [1]);
        await Other(to).Keep(message);
        return ReferenceEquals(message, Kept[to]);
    }

    public async Task<bool> SendCircle(long to)
    {
        var message = new MutableMessage { Text = "circle" };
        message.Next = new MutableMessage { Numbers = message.Numbers, Next = message };
        var echo = (MutableMessage)(await Other(to).Echo(message))!;
        return !ReferenceEquals(echo, message) && ReferenceEquals(echo.Next!.Next, echo) && ReferenceEquals(echo.Next.Numbers, echo.Numbers);
    }

    public async Task<string> SendUnmarked(long to)
    {
        try
        {
            await Other(to).Echo(new UnmarkedThing());
            return "sent";
        }
        catch (Exception exception)
        {
            return exception.GetType().Name;
        }
    }

    public async Task<string> CallFailing(long to, string kind)
    {
        try
        {
            await Other(to).Fail(kind);
            return "did not fail";
        }
        catch (Exception exception)
        {
            return $"{exception.GetType().Name}: {exception.Message}";
        }
    }

    public Task CallForEver(long to, string gate) => Other(to).WaitForEver(gate, CancellationToken.None);

    public Task Publish(StreamId stream, MutableMessage item) => this.GetStreamProvider(ClusterFixture.Streams).GetStream<MutableMessage>(stream).OnNextAsync(item);

    public async Task Subscribe(StreamId stream) => await this.GetStreamProvider(ClusterFixture.Streams).GetStream<MutableMessage>(stream).SubscribeAsync((item, _) =>
    {
        Kept[this.GetPrimaryKeyLong()] = item;
        item.Numbers.Add(100);
        Gate.Open($"wire {this.GetPrimaryKeyLong()}");
        return Task.CompletedTask;
    });

    private IWireGrain Other(long key) => GrainFactory.GetGrain<IWireGrain>(key);
}
