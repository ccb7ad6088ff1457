using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.TestingHost;

namespace Orleans.Embedded;

/// <summary>Hosts that share one <see cref="Cluster"/>: what both kinds of test cluster are made of.</summary>
internal sealed class ClusterRig(
    Action<string, IHostBuilder> configureHost, Action<string, ISiloBuilder> configureSilo, Action<IClientBuilder> configureClient) : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly List<InProcessSiloHandle> _silos = [];
    private Cluster? _cluster;
    private IHost? _clientHost;
    private int _started;

    public IReadOnlyList<InProcessSiloHandle> Silos => _silos;

    public IClusterClient Client => _clientHost?.Services.GetRequiredService<IClusterClient>()
        ?? throw new InvalidOperationException("The client is not initialised: deploy the cluster first.");

    public async Task<InProcessSiloHandle> StartSiloAsync(string? name = null)
    {
        var number = _started++;
        name ??= number == 0 ? "Primary" : $"Secondary_{number}";
        var builder = new HostBuilder().ConfigureLogging(static logging => logging.SetMinimumLevel(LogLevel.Warning));
        configureHost(name, builder);
        builder.UseOrleans(silo =>
        {
            silo.Services.Configure<SiloOptions>(options => options.SiloName = name);
            configureSilo(name, silo);
            silo.Services.Replace(ServiceDescriptor.Singleton(ShareCluster));
        });
        var host = builder.Build();
        var handle = new InProcessSiloHandle(host, host.Services.GetRequiredService<Silo>(), number);
        await host.StartAsync();
        _silos.Add(handle);
        return handle;
    }

    public async Task StartClientAsync()
    {
        var builder = new HostBuilder();
        builder.ConfigureServices((context, services) =>
        {
            services.AddSingleton(TimeProvider.System);
            services.AddMetrics();
            services.AddSingleton(ShareCluster);
            services.AddSingleton<GrainFactory>();
            services.AddSingleton<IClusterClient>(static provider => provider.GetRequiredService<GrainFactory>());
            services.AddSerializer();
            services.AddSingleton<IGrainFactory>(static provider => provider.GetRequiredService<IClusterClient>());
            configureClient(new ClientBuilder(services, context.Configuration));
        });
        _clientHost = builder.Build();
        await _clientHost.StartAsync();
        var messaging = _clientHost.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<ClientMessagingOptions>>().Value;
        _cluster!.ClientResponseTimeout = (long)messaging.ResponseTimeout.TotalMilliseconds;
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

    public async ValueTask DisposeAsync()
    {
        await StopClientAsync();
        await StopAllAsync();
    }

    /// <summary>Made with the first silo, so that it has that silo's time.</summary>
    private Cluster ShareCluster(IServiceProvider services)
    {
        lock (_lock)
            return _cluster ??= new Cluster(services.GetRequiredService<TimeProvider>(), GrainManifest.OfApplication()) { IsWired = true };
    }
}
