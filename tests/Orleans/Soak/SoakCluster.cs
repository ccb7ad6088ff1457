using Orleans.Configuration;
using Orleans.TestingHost;

namespace Nexus.Orleans.Tests.Soak;

/// <summary>Silos whose grains live shortly, and of which some are killed.</summary>
internal sealed class SoakCluster : IAsyncDisposable
{
    public const string Streams = "soak";
    public static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(10);
    private readonly TestCluster _cluster;
    private long _lastLoss = long.MinValue;

    private SoakCluster(TestCluster cluster) => _cluster = cluster;

    public int LostSilos { get; private set; }

    public IClusterClient Client => _cluster.Client;

    public static async Task<SoakCluster> StartAsync()
    {
        var builder = new TestClusterBuilder(3);
        builder.AddSiloBuilderConfigurator<Configuration>();
        builder.AddClientBuilderConfigurator<Configuration>();
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return new SoakCluster(cluster);
    }

    /// <summary>Whether a silo was lost since then, or so shortly before that somebody may not know yet.</summary>
    public bool HasLostSilo(long since) => Volatile.Read(ref _lastLoss) > since - (long)TimeSpan.FromSeconds(15).TotalMilliseconds;

    public async Task ReplaceSiloAsync(bool kill)
    {
        var silo = _cluster.Silos[^1];
        LostSilos++;
        Volatile.Write(ref _lastLoss, Environment.TickCount64);
        if (kill)
            await _cluster.KillSiloAsync(silo);
        else
            await _cluster.StopSiloAsync(silo);
        await _cluster.WaitForLivenessToStabilizeAsync(didKill: kill);
        Volatile.Write(ref _lastLoss, Environment.TickCount64);
        await _cluster.StartAdditionalSiloAsync();
        await _cluster.WaitForLivenessToStabilizeAsync();
    }

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    private sealed class Configuration : ISiloConfigurator, IClientBuilderConfigurator
    {
        public void Configure(ISiloBuilder siloBuilder)
        {
            siloBuilder.AddMemoryStreams(Streams).AddMemoryGrainStorage("PubSubStore");
            siloBuilder.Configure<SiloMessagingOptions>(static options => options.ResponseTimeout = ResponseTimeout);
            siloBuilder.Configure<GrainCollectionOptions>(static options =>
            {
                options.CollectionQuantum = TimeSpan.FromSeconds(1);
                options.CollectionAge = TimeSpan.FromSeconds(2);
            });
        }

        public void Configure(Microsoft.Extensions.Configuration.IConfiguration configuration, IClientBuilder clientBuilder)
        {
            clientBuilder.AddMemoryStreams(Streams);
            clientBuilder.Configure<ClientMessagingOptions>(static options => options.ResponseTimeout = ResponseTimeout);
        }
    }
}
