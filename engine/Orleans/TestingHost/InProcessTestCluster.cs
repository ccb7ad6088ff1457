using System.Collections.ObjectModel;
using System.Diagnostics.CodeAnalysis;
using Orleans.Embedded;
using Orleans.Runtime;

namespace Orleans.TestingHost;

/// <summary>
/// Silos of one cluster in this process, with a client, configured by delegates. What passes between silos, or between the client and a silo, is serialised.
/// Grains of the loaded assemblies run in them.
/// </summary>
public sealed class InProcessTestCluster : IDisposable, IAsyncDisposable
{
    private readonly ClusterRig _rig;

    internal InProcessTestCluster(InProcessTestClusterOptions options)
    {
        Options = options;
        _rig = new ClusterRig(new InProcessTestClusterHosts(options));
    }

    public InProcessTestClusterOptions Options { get; }

    public ReadOnlyCollection<InProcessSiloHandle> Silos => new([.. _rig.Silos]);

    /// <exception cref="InvalidOperationException">The cluster has not been deployed, or the client has been stopped.</exception>
    public IClusterClient Client => _rig.Client;

    /// <summary>The services of a silo; of the first one by default.</summary>
    public IServiceProvider GetSiloServiceProvider(SiloAddress? silo = null) => _rig.ServicesOf(silo);

    /// <summary>Starts the silos, and the client unless the options say no.</summary>
    public async Task DeployAsync()
    {
        await StartSilosAsync(Options.InitialSilosCount);
        if (Options.InitializeClientOnDeploy)
            await InitializeClientAsync();
    }

    public Task InitializeClientAsync() => _rig.StartClientAsync();

    public IEnumerable<InProcessSiloHandle> GetActiveSilos() => [.. _rig.Silos.Where(static silo => silo.IsActive)];

    public InProcessSiloHandle? GetSiloForAddress(SiloAddress siloAddress) => _rig.Silos.FirstOrDefault(silo => silo.SiloAddress.Equals(siloAddress));

    public Task<InProcessSiloHandle> StartAdditionalSiloAsync() => _rig.StartSiloAsync();

    public async Task<List<InProcessSiloHandle>> StartSilosAsync(int silosToStart)
    {
        var started = new List<InProcessSiloHandle>();
        for (var index = 0; index < silosToStart; index++)
            started.Add(await _rig.StartSiloAsync());
        return started;
    }

    /// <summary>Stops a silo as an operator does: its grains deactivate first.</summary>
    public Task StopSiloAsync(InProcessSiloHandle instance) => _rig.StopAsync(instance, graceful: true);

    /// <summary>Ends a silo as a crash does: whoever waits for its grains learns that it is gone.</summary>
    public Task KillSiloAsync(InProcessSiloHandle instance) => _rig.StopAsync(instance, graceful: false);

    /// <summary>Stops a silo in good order and starts one of the same name; null if there was none to stop.</summary>
    public Task<InProcessSiloHandle?> RestartSiloAsync(InProcessSiloHandle instance) => _rig.RestartAsync(instance);

    public Task StopSilosAsync() => _rig.StopAllAsync();

    public async Task StopAllSilosAsync()
    {
        await StopClusterClientAsync();
        await _rig.StopAllAsync();
    }

    public Task StopClusterClientAsync() => _rig.StopClientAsync();

    /// <summary>In one process a client has nothing to leave behind: it ends as by <see cref="StopClusterClientAsync"/>.</summary>
    public Task KillClientAsync() => _rig.StopClientAsync();

    /// <summary>Nothing to wait for: silos of one process know at once who is there.</summary>
    public Task WaitForLivenessToStabilizeAsync(bool didKill = false) => Task.CompletedTask;

    /// <summary>The activation of a grain, on whichever silo; not that of a stateless worker.</summary>
    public bool TryGetGrainContext(GrainId grainId, [NotNullWhen(true)] out IGrainContext? grainContext) => (grainContext = _rig.FindActivation(grainId)) is not null;

    /// <summary>Ends the activation of a grain, if it has one, and waits until it has ended.</summary>
    public async Task DeactivateAsync(GrainId grainId)
    {
        if (_rig.FindActivation(grainId) is not { } activation)
            return;
        activation.Deactivate(new DeactivationReason(DeactivationReasonCode.ApplicationRequested, "A test asked for it."));
        await activation.Lifecycle.Deactivated;
    }

    public Task DeactivateAsync(IAddressable grain) => DeactivateAsync(grain.GetGrainId());

    /// <summary>Until the activation of a grain, if it has one, has ended.</summary>
    public Task WaitForDeactivationAsync(GrainId grainId) => _rig.FindActivation(grainId)?.Lifecycle.Deactivated ?? Task.CompletedTask;

    public Task WaitForDeactivationAsync(IAddressable grain) => WaitForDeactivationAsync(grain.GetGrainId());

    public async ValueTask DisposeAsync() => await _rig.DisposeAsync();

    /// <summary>Prefer <see cref="DisposeAsync"/>: this one does not wait for the grains to deactivate.</summary>
    public void Dispose() => _rig.KillAll();
}
