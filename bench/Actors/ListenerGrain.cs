using Orleans.Streams;
using Orleans.Streams.Core;

namespace Nexus.Bench.Actors;

public interface IListenerGrain : IGrainWithStringKey;

/// <summary>Subscribes by its class and counts what arrives.</summary>
[ImplicitStreamSubscription(Namespace)]
internal sealed class ListenerGrain(Arrivals arrivals) : Grain, IListenerGrain, IStreamSubscriptionObserver
{
    public const string Namespace = "bench";

    public async Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) => await handleFactory.Create<long>().ResumeAsync((_, _) =>
    {
        arrivals.Add();
        return Task.CompletedTask;
    });
}
