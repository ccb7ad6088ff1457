using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Nexus.Bench.Actors;

/// <summary>One silo in this process, with nothing of Nexus in it.</summary>
internal sealed class BenchSilo : IAsyncDisposable
{
    public const string StreamProvider = "bench";
    private readonly IHost _host;

    private BenchSilo(IHost host) => _host = host;

    public IClusterClient Client => _host.Services.GetRequiredService<IClusterClient>();

    public Arrivals Arrivals => _host.Services.GetRequiredService<Arrivals>();

    public static async Task<BenchSilo> StartAsync()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering();
            silo.AddMemoryStreams(StreamProvider).AddMemoryGrainStorage("PubSubStore");
            silo.Services.AddSingleton<Arrivals>();
        });
        var host = builder.Build();
        await host.StartAsync();
        return new BenchSilo(host);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
