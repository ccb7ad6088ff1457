using Orleans;
using Orleans.Streams;
using Orleans.Streams.Core;

namespace Nexus.Schedules;

/// <summary>Subscribes by its class to every stream of the plans and notes what comes.</summary>
[ImplicitStreamSubscription(World.StreamNamespace)]
public sealed class Listener : Grain, IListener, IStreamSubscriptionObserver
{
    private readonly Life _life;

    public Listener() => _life = World.Current.Begin(GrainContext);

    public async Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) =>
        await handleFactory.Create<long>().ResumeAsync((number, _) => _life.TakeAsync(number));

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => _life.EndAsync(cancellationToken);
}
