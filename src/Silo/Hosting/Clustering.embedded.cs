using Nexus.Grains.Inboxes.Delivery;
using Nexus.Silo.Operators;
using Orleans.Embedded;

namespace Nexus.Silo.Hosting;

/// <summary>
/// How silos find each other, carry streams and tell what they do: on the embedded engine there is one, in this process, and it counts.
/// </summary>
internal static class Clustering
{
    public static void Configure(ISiloBuilder silo, IConfiguration configuration) => silo.UseLocalhostClustering();

    public static void AddNotificationStreams(ISiloBuilder silo) =>
        silo.AddMemoryStreams(Notifier.StreamProvider).AddMemoryGrainStorage("PubSubStore");

    public static void AddGrainLoads(ISiloBuilder silo) => silo.Services.AddSingleton<IGrainLoads, CountedGrainLoads>();

    private sealed class CountedGrainLoads(IActivationLoads activations) : IGrainLoads
    {
        public async Task<BusiestGrains> BusiestAsync(int count, TimeSpan window, CancellationToken cancellation) => new(
            window > TimeSpan.Zero ? window.TotalSeconds : null, Sampled: false,
            [
                .. (await activations.BusiestAsync(count, window, cancellation)).Select(load => new GrainLoad(
                    load.Grain.ToString(), load.Class, load.Turns, load.TurnTime.TotalMilliseconds, load.Waiting, load.ActiveSince)),
            ]);
    }
}
