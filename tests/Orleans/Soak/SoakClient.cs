namespace Nexus.Orleans.Tests.Soak;

/// <summary>One caller: random calls, one after the other, and what it was told of each.</summary>
internal sealed partial class SoakClient(SoakCluster cluster, int number, int seed)
{
    private const int Accounts = 200;
    private const long Span = 1_000_000_000;
    private readonly Random _random = new(seed);
    private long _sent;

    public int Calls { get; private set; }

    public int Failed { get; private set; }

    public int Events { get; private set; }

    /// <summary>Deposits that were acknowledged.</summary>
    public List<(long Account, long Number)> Acknowledged { get; } = [];

    public List<long> Published { get; } = [];

    public async Task PlayAsync(CancellationToken end)
    {
        while (!end.IsCancellationRequested)
            await StepAsync();
    }

    /// <summary>What has been checked.</summary>
    public void Forget()
    {
        Acknowledged.Clear();
        Published.Clear();
    }

    private Task StepAsync() => _random.Next(100) switch
    {
        < 50 => DepositAsync(AnyAccount()),
        < 65 => PassOnAsync(),
        < 75 => DepositBothAsync(),
        < 85 => AskAsync(async () => Expect(await Account(AnyAccount()).CountAsync() >= 0, "a count below zero")),
        < 92 => PublishAsync(),
        < 94 => AskAsync(() => Account(AnyAccount()).LeaveAsync()),
        < 97 => FailAsync(),
        _ => Task.Delay(_random.Next(5)),
    };

    private long AnyAccount() => _random.Next(Accounts);

    private IAccountGrain Account(long key) => cluster.Client.GetGrain<IAccountGrain>(key);

    private long NextNumber() => (number * Span) + ++_sent;

    private Task DepositAsync(long account)
    {
        var deposit = NextNumber();
        return AskAsync(async () => Acknowledge(account, deposit, await Account(account).DepositAsync(deposit)));
    }

    private Task PassOnAsync()
    {
        var deposit = NextNumber();
        var account = AnyAccount();
        // From lower to higher: accounts that wait for each other would be a deadlock of the test's own.
        var through = account == 0 ? Accounts : _random.NextInt64(account);
        return AskAsync(async () => Acknowledge(account, deposit, await Account(through).PassOnAsync(account, deposit)));
    }

    private async Task DepositBothAsync()
    {
        var account = AnyAccount();
        long before = NextNumber(), first = NextNumber(), second = NextNumber();
        await AskAsync(async () =>
        {
            var known = await Account(account).DepositAsync(before);
            Acknowledge(account, before, known);
            var both = new[] { Account(account).DepositAsync(first), Account(account).DepositAsync(second) };
            var receipts = await Task.WhenAll(both);
            Acknowledge(account, first, receipts[0]);
            Acknowledge(account, second, receipts[1]);
            ExpectOrder(known, receipts, first, second);
        });
    }

    /// <summary>Real Orleans was seen to let one call overtake another of the same caller.</summary>
    partial void ExpectOrder(Receipt known, Receipt[] both, long first, long second);

    private Task PublishAsync()
    {
        var published = NextNumber();
        var stream = cluster.Client.GetStreamProvider(SoakCluster.Streams).GetStream<long>(StreamId.Create(ReaderGrain.Namespace, $"{_random.Next(10)}"));
        return AskAsync(async () =>
        {
            await stream.OnNextAsync(published);
            Published.Add(published);
            Events++;
        });
    }

    private Task FailAsync()
    {
        var message = $"{NextNumber()}";
        return AskAsync(async () =>
        {
            var failure = await Record.ExceptionAsync(() => Account(AnyAccount()).FailAsync(message));
            if (failure is not InvalidOperationException { Message: var told } || told != message)
                throw failure ?? new InvalidOperationException("A call that fails was answered.");
        });
    }

    private void Acknowledge(long account, long deposit, Receipt receipt)
    {
        Expect(SoakStore.Holds(account, deposit), $"deposit {deposit} was acknowledged and is not stored");
        Expect(receipt.Count > 0, $"deposit {deposit} is not counted");
        Acknowledged.Add((account, deposit));
    }

    /// <summary>A call ends once; badly only if a silo was lost about that time.</summary>
    private async Task AskAsync(Func<Task> ask)
    {
        var began = Environment.TickCount64;
        Calls++;
        try
        {
            await ask().WaitAsync(SoakCluster.ResponseTimeout * 4);
        }
        catch (Exception failure)
        {
            Failed++;
            Expect(IsOfLostSilo(failure) && cluster.HasLostSilo(began), $"a call failed: {failure}");
        }
    }

    private static bool IsOfLostSilo(Exception failure) =>
        failure is OrleansException or TimeoutException or AggregateException { InnerException: OrleansException or TimeoutException };

    private static void Expect(bool holds, string otherwise)
    {
        if (!holds)
            SoakStore.Report(otherwise);
    }
}
