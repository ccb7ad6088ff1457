using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.TestingHost;

namespace Orleans.Embedded;

/// <summary>Makes the hosts of a test cluster: the two kinds of cluster configure theirs differently.</summary>
internal interface IClusterHosts
{
    /// <summary>The name of the silo that is started as the <paramref name="number"/>th, from zero.</summary>
    string NameOf(int number);

    IHost BuildSilo(string name, Action<ISiloBuilder> join);

    IHost BuildClient(Action<IServiceCollection> join);
}

/// <summary>Hosts that share one <see cref="Cluster"/>: what both kinds of test cluster are made of.</summary>
internal sealed class ClusterRig(IClusterHosts hosts) : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly List<InProcessSiloHandle> _silos = [];
    private Cluster? _cluster;
    private IHost? _clientHost;
    private int _started;

    public IReadOnlyList<InProcessSiloHandle> Silos => _silos;

    public IClusterClient Client => _clientHost?.Services.GetRequiredService<IClusterClient>()
        ?? throw new InvalidOperationException("The test cluster client is unavailable because the cluster has not been deployed or has been stopped.");

    public Task<InProcessSiloHandle> StartSiloAsync() => StartSiloAsync(_started++);

    /// <summary>Stops a silo and starts one in its place, with its name.</summary>
    public async Task<InProcessSiloHandle?> RestartAsync(SiloHandle? silo)
    {
        if (silo is null)
            return null;
        await StopAsync(silo, graceful: true);
        return await StartSiloAsync(silo.InstanceNumber);
    }

    public async Task StartClientAsync()
    {
        _clientHost = hosts.BuildClient(services =>
        {
            services.TryAddSingleton(TimeProvider.System);
            services.AddMetrics();
            services.AddSingleton(ShareCluster);
            services.AddSingleton<GrainFactory>();
            services.AddSingleton<IClusterClient>(static provider => provider.GetRequiredService<GrainFactory>());
            services.AddSingleton<IGrainFactory>(static provider => provider.GetRequiredService<GrainFactory>());
            services.AddSerializer();
        });
        await _clientHost.StartAsync();
        _cluster!.ClientResponseTimeout = (long)_clientHost.Services.GetRequiredService<IOptions<ClientMessagingOptions>>().Value.ResponseTimeout.TotalMilliseconds;
    }

    public async Task StopClientAsync()
    {
        if (_clientHost is not { } host)
            return;
        _clientHost = null;
        await host.StopAsync();
        host.Dispose();
    }

    public async Task StopAsync(SiloHandle? silo, bool graceful)
    {
        if (silo is not InProcessSiloHandle handle || !_silos.Remove(handle))
            return;
        await handle.EndAsync(graceful);
    }

    public async Task StopAllAsync()
    {
        foreach (var silo in _silos.AsEnumerable().Reverse().ToList())
            await StopAsync(silo, graceful: true);
    }

    public void KillAll()
    {
        foreach (var silo in _silos)
            silo.Silo.Kill();
        _silos.Clear();
    }

    public IServiceProvider ServicesOf(SiloAddress? address) =>
        (address is null ? _silos[0] : _silos.First(silo => silo.SiloAddress.Equals(address))).Silo.Services;

    /// <summary>The activation of a grain, on whichever silo.</summary>
    public Activation? FindActivation(GrainId id) => _cluster is { } cluster && cluster.Directory.TryFind(id, out var activation) ? activation : null;

    public async ValueTask DisposeAsync()
    {
        await StopClientAsync();
        await StopAllAsync();
    }

    private async Task<InProcessSiloHandle> StartSiloAsync(int number)
    {
        var name = hosts.NameOf(number);
        var host = hosts.BuildSilo(name, silo =>
        {
            silo.Services.Configure<SiloOptions>(options => options.SiloName = name);
            silo.Services.Replace(ServiceDescriptor.Singleton(ShareCluster));
        });
        var handle = new InProcessSiloHandle(host, host.Services.GetRequiredService<Silo>(), number);
        await host.StartAsync();
        _silos.Add(handle);
        return handle;
    }

    /// <summary>Made with the first silo, so that it has that silo's time.</summary>
    private Cluster ShareCluster(IServiceProvider services)
    {
        lock (_lock)
            return _cluster ??= new Cluster(services.GetRequiredService<TimeProvider>(), GrainManifest.OfApplication()) { IsWired = true };
    }
}
