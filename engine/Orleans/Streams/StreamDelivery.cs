namespace Orleans.Embedded;

/// <summary>What a stream asks of a consumer; only names the call.</summary>
internal interface IStreamConsumer
{
    Task Deliver();
}

/// <summary>The call that hands an event to a consumer: an ordinary turn of the grain.</summary>
internal sealed class StreamDelivery(StreamSubscription subscription, StreamEvent streamEvent) : TaskInvokable
{
    private static readonly InvokableMethod DeliverMethod = new(typeof(IStreamConsumer), nameof(IStreamConsumer.Deliver), [], TurnOptions.None);

    public override InvokableMethod Method => DeliverMethod;

    public override ValueTask InvokeAsync(object grain) => new(Target switch
    {
        Activation activation => StreamObservers.Of(activation).HandleAsync(subscription, streamEvent),
        _ => ((ClientStreamObserver)grain).HandleAsync(streamEvent),
    });
}

/// <summary>A consumer that is no grain. The subscription's handle keeps it alive.</summary>
internal sealed class ClientStreamObserver(object observer) : IGrainObserver
{
    public object Observer { get; set; } = observer;

    public Task HandleAsync(StreamEvent streamEvent) => streamEvent.HandToAsync(Observer);
}
