using System.Globalization;
using Xunit.Abstractions;

namespace Nexus.Orleans.Tests.Soak;

/// <summary>Alone in the process: it looks at what the process holds.</summary>
[CollectionDefinition(nameof(SoakTests), DisableParallelization = true)]
public sealed class SoakCollection;

/// <summary>
/// Random calls, events, timers, collections, kills and restarts on real threads, half a minute of them or as many seconds as <c>NEXUS_SOAK_SECONDS</c> says; the seed is
/// <c>NEXUS_SOAK_SEED</c>, or any.
/// </summary>
[Collection(nameof(SoakTests))]
public sealed class SoakTests(ITestOutputHelper output)
{
    private const int Clients = 8;
    private static readonly TimeSpan s_untilCollected = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_longestRound = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Nothing_is_lost_and_nothing_leaks()
    {
        var seed = Setting("NEXUS_SOAK_SEED", Environment.TickCount & 0xFFFFFF);
        var time = TimeSpan.FromSeconds(Setting("NEXUS_SOAK_SECONDS", 30));
        output.WriteLine($"seed {seed}, {time.TotalSeconds} s");
        await using var cluster = await SoakCluster.StartAsync();
        var clients = Enumerable.Range(0, Clients).Select(number => new SoakClient(cluster, number, unchecked((seed * Clients) + number))).ToList();
        var round = time / 2 < s_longestRound ? time / 2 : s_longestRound;

        // Calm: nothing explains a failure, and no event may be lost.
        await PlayAsync(clients, round / 2, static _ => Task.CompletedTask);
        await RestAsync();
        Assert.All(clients.SelectMany(static client => client.Published), static number => Assert.True(SoakStore.HasArrived(number), $"event {number} was lost"));
        await CheckAsync(cluster, clients);
        var settled = Footprint.Take();

        for (var played = round / 2; played < time; played += round)
        {
            await PlayAsync(clients, round, end => LoseSilosAsync(cluster, seed, end));
            await RestAsync();
            await CheckAsync(cluster, clients);
        }

        var footprint = Footprint.Take();
        output.WriteLine($"{clients.Sum(static client => client.Calls)} calls, of which {clients.Sum(static client => client.Failed)} failed with one of {cluster.LostSilos} lost silos");
        output.WriteLine($"{SoakStore.Ticks} ticks, {clients.Sum(static client => client.Events)} events; {settled}, {footprint}");
        Assert.Empty(SoakStore.Wrong);
        Assert.Null(footprint.GrownSince(settled));
    }

    private static async Task PlayAsync(List<SoakClient> clients, TimeSpan time, Func<CancellationToken, Task> besideAsync)
    {
        using var end = new CancellationTokenSource(time);
        var beside = besideAsync(end.Token);
        await Task.WhenAll(clients.Select(client => Task.Run(() => client.PlayAsync(end.Token))));
        await beside;
    }

    /// <summary>Until idle activations have been collected and events have come.</summary>
    private static Task RestAsync() => Task.Delay(s_untilCollected);

    private static async Task LoseSilosAsync(SoakCluster cluster, int seed, CancellationToken end)
    {
        var random = new Random(seed);
        while (!end.IsCancellationRequested)
        {
            await cluster.ReplaceSiloAsync(kill: random.Next(3) > 0);
            await Task.Delay(random.Next(2_000), CancellationToken.None);
        }
    }

    /// <summary>Each account, activated anew, has what it acknowledged, and no more than the store. Then all of it is forgotten.</summary>
    private static async Task CheckAsync(SoakCluster cluster, List<SoakClient> clients)
    {
        foreach (var account in clients.SelectMany(static client => client.Acknowledged).GroupBy(static deposit => deposit.Account, static deposit => deposit.Number))
        {
            var grain = cluster.Client.GetGrain<IAccountGrain>(account.Key);
            await grain.LeaveAsync();
            var stored = SoakStore.Load(account.Key).ToHashSet();
            Assert.Equal(stored.Count, await grain.CountAsync());
            Assert.Superset(account.ToHashSet(), stored);
            await grain.LeaveAsync();
        }

        await RestAsync();
        clients.ForEach(static client => client.Forget());
        SoakStore.Clear();
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
