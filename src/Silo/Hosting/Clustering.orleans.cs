using Nexus.Grains.Inboxes.Delivery;
using Nexus.Silo.Operators;
using Orleans.Configuration;

namespace Nexus.Silo.Hosting;

/// <summary>
/// How silos find each other, carry streams and tell what they do: alone on this machine, or with <c>Nexus:Clustering=postgres</c> by the membership table in the database (its tables
/// are made by Orleans' own scripts, see <c>docs/operations.md</c>).
/// </summary>
internal static class Clustering
{
    // Orleans polls memory streams every 100 ms; a notification should be there in a tenth of that.
    private static readonly TimeSpan StreamPollingPeriod = TimeSpan.FromMilliseconds(10);

    public static void Configure(ISiloBuilder silo, IConfiguration configuration)
    {
        var section = configuration.GetSection(NexusSiloExtensions.Section);
        switch (section["Clustering"])
        {
            case null or "" or "localhost":
                silo.UseLocalhostClustering();
                break;
            case "postgres":
                UsePostgres(silo, configuration, section);
                break;
            case var unknown:
                throw new InvalidOperationException($"Nexus:Clustering is localhost or postgres, not {unknown}.");
        }
    }

    public static void AddNotificationStreams(ISiloBuilder silo) => silo
        .AddMemoryStreams(
            Notifier.StreamProvider,
            streams => streams.ConfigurePullingAgent(agent => agent.Configure(options => options.GetQueueMsgsTimerPeriod = StreamPollingPeriod)))
        .AddMemoryGrainStorage("PubSubStore");

    /// <summary>Orleans counts calls by class, not by grain.</summary>
    public static void AddGrainLoads(ISiloBuilder silo)
    {
        silo.Services.AddSingleton<SampledGrainLoads>();
        silo.Services.AddSingleton<IGrainLoads>(services => services.GetRequiredService<SampledGrainLoads>());
        silo.Services.AddSingleton<IIncomingGrainCallFilter>(services => services.GetRequiredService<SampledGrainLoads>());
    }

    private static void UsePostgres(ISiloBuilder silo, IConfiguration configuration, IConfigurationSection section)
    {
        silo.Configure<ClusterOptions>(options =>
        {
            options.ServiceId = "nexus";
            options.ClusterId = section["ClusterId"] ?? "nexus";
        });
        silo.ConfigureEndpoints(
            siloPort: section.GetValue("SiloPort", 11111), gatewayPort: section.GetValue("GatewayPort", 30000), listenOnAnyHostAddress: true);
        silo.UseAdoNetClustering(options =>
        {
            options.Invariant = "Npgsql";
            options.ConnectionString = configuration["NEXUS_DATABASE"] ?? section["Storage:ConnectionString"];
        });
    }
}
