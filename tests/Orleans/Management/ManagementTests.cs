using Orleans.Concurrency;
using Orleans.TestingHost;

namespace Nexus.Orleans.Tests;

public interface IManagedGrain : IGrainWithStringKey
{
    Task Call();

    Task Stay();
}

public sealed class ManagedGrain : Grain, IManagedGrain
{
    public Task Call() => Task.CompletedTask;

    public Task Stay()
    {
        DelayDeactivation(TimeSpan.FromHours(1));
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Gate.Note(this.GetPrimaryKeyString(), $"{reason.ReasonCode}: {reason.Description}");
        Gate.Open(this.GetPrimaryKeyString() + ".gone");
        return Task.CompletedTask;
    }
}

public interface IManagedWorker : IGrainWithIntegerKey
{
    Task Call();
}

[StatelessWorker]
public sealed class ManagedWorker : Grain, IManagedWorker
{
    public Task Call() => Task.CompletedTask;
}

/// <summary>What operators ask of a cluster of two silos.</summary>
public sealed class ManagementTests : IAsyncLifetime
{
    private const string Class = "Nexus.Orleans.Tests.ManagedGrain,Nexus.Orleans.Tests";
    private readonly TestCluster _cluster = new TestClusterBuilder(2).Build();

    [Fact]
    public async Task Silos_are_listed_with_what_they_are_at()
    {
        var secondary = _cluster.SecondarySilos[0];
        Assert.Equal(Statuses((_cluster.Primary!, SiloStatus.Active), (secondary, SiloStatus.Active)), await Management.GetHosts());
        await _cluster.StopSiloAsync(secondary);
        Assert.Equal(Statuses((_cluster.Primary!, SiloStatus.Active), (secondary, SiloStatus.Dead)), await Management.GetHosts());
        Assert.Equal(Statuses((_cluster.Primary!, SiloStatus.Active)), await Management.GetHosts(onlyActive: true));
        Assert.Equal(
            [(_cluster.Primary!.Name, SiloStatus.Active), (secondary.Name, SiloStatus.Dead)],
            (await Management.GetDetailedHosts()).Select(static host => (host.SiloName, host.Status)).Order());
    }

    [Fact]
    public async Task Activations_are_counted_in_all_and_by_class()
    {
        // Orleans counts by class for the whole process: two silos in one would each tell of both.
        await _cluster.StopSiloAsync(_cluster.SecondarySilos[0]);
        await Management.GetTotalActivationCount();
        var before = await Management.GetTotalActivationCount();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(number => Grain($"{number}").Call()));
        Assert.Equal(before + 20, await Management.GetTotalActivationCount());

        var silo = _cluster.Primary!.SiloAddress;
        foreach (var counts in new[] { await Management.GetSimpleGrainStatistics(), await Management.GetSimpleGrainStatistics([silo]) })
        {
            var ofClass = Assert.Single(counts, static count => count.GrainType == Class);
            Assert.Equal((silo, 20), (ofClass.SiloAddress, ofClass.ActivationCount));
        }
    }

    [Fact]
    public async Task Activations_are_listed_with_their_silo()
    {
        await Task.WhenAll(Enumerable.Range(0, 3).Select(number => Grain($"{number}").Call()));
        var listed = await Management.GetDetailedGrainStatistics([Class]);
        Assert.Equal(["managed/0", "managed/1", "managed/2"], listed.Select(static activation => activation.GrainId.ToString()).Order());
        foreach (var activation in listed)
            Assert.Equal(activation.SiloAddress, await Management.GetActivationAddress(_cluster.Client.GetGrain<IManagedGrain>(activation.GrainId)));
        Assert.Equal(["managed/0", "managed/1", "managed/2"], (await Management.GetActiveGrains(Grain("0").GetGrainId().Type)).Select(static id => id.ToString()).Order());
    }

    [Fact]
    public async Task Grain_that_is_not_active_is_nowhere()
    {
        Assert.Null(await Management.GetActivationAddress(Grain("nobody")));
        Assert.Equal(0, await Management.GetGrainActivationCount((GrainReference)Grain("nobody")));
        await Grain("somebody").Call();
        Assert.Equal(1, await Management.GetGrainActivationCount((GrainReference)Grain("somebody")));
    }

    [Fact]
    public async Task Stateless_worker_may_be_anywhere()
    {
        var worker = _cluster.Client.GetGrain<IManagedWorker>(0);
        await worker.Call();
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await Management.GetActivationAddress(worker));
    }

    [Fact]
    public async Task Idle_activations_can_be_ended_at_once_whatever_their_age()
    {
        var key = Guid.NewGuid().ToString("N");
        await Grain(key + ".stays").Stay();
        await Grain(key).Call();
        await Management.ForceActivationCollection(TimeSpan.Zero);
        await Gate.Reached(key + ".gone");
        Assert.Equal(["ActivationIdle: This activation has become idle."], Gate.Noted(key));
        Assert.Empty(Gate.Noted(key + ".stays"));
    }

    [Fact]
    public async Task Only_the_silos_that_are_named_end_theirs()
    {
        var key = Guid.NewGuid().ToString("N");
        await Task.WhenAll(Enumerable.Range(0, 20).Select(number => Grain($"{key}{number}").Call()));
        var first = _cluster.Primary!.SiloAddress;
        var listed = (await Management.GetDetailedGrainStatistics([Class])).ToLookup(activation => activation.SiloAddress.Equals(first), static activation => activation.GrainId.Key.ToString()!);
        await Management.ForceActivationCollection([first], TimeSpan.Zero);
        await Task.WhenAll(listed[true].Select(static grain => Gate.Reached(grain + ".gone")));
        Assert.All(listed[false], static grain => Assert.Empty(Gate.Noted(grain)));
    }

    [Fact]
    public async Task Garbage_is_collected_when_asked_for()
    {
        var before = GC.CollectionCount(GC.MaxGeneration);
        await Management.ForceGarbageCollection([]);
        Assert.True(GC.CollectionCount(GC.MaxGeneration) > before);
    }

    [Fact]
    public async Task Silos_tell_how_they_are()
    {
        await Grain("0").Call();
        var statistics = Assert.Single(await Management.GetRuntimeStatistics([_cluster.Primary!.SiloAddress]));
        Assert.True(statistics is { ActivationCount: >= 0, EnvironmentStatistics.MaximumAvailableMemoryBytes: > 0 });
    }

    public Task InitializeAsync() => _cluster.DeployAsync();

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    private IManagementGrain Management => _cluster.Client.GetGrain<IManagementGrain>(0);

    private IManagedGrain Grain(string key) => _cluster.Client.GetGrain<IManagedGrain>(key);

    private static Dictionary<SiloAddress, SiloStatus> Statuses(params (SiloHandle Silo, SiloStatus Status)[] silos) =>
        silos.ToDictionary(static silo => silo.Silo.SiloAddress, static silo => silo.Status);
}
