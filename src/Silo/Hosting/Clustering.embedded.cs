using Nexus.Grains.Inboxes.Delivery;

namespace Nexus.Silo.Hosting;

/// <summary>How silos find each other and carry streams: on the embedded engine there is one, in this process.</summary>
internal static class Clustering
{
    public static void Configure(ISiloBuilder silo, IConfiguration configuration) => silo.UseLocalhostClustering();

    public static void AddNotificationStreams(ISiloBuilder silo) =>
        silo.AddMemoryStreams(Notifier.StreamProvider).AddMemoryGrainStorage("PubSubStore");
}
