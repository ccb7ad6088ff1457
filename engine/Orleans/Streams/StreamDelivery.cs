namespace Orleans.Embedded;

/// <summary>What a stream asks of a consumer; only names the call.</summary>
internal interface IStreamConsumer
{
    Task Deliver();
}

/// <summary>
/// The call that hands events to a consumer: an ordinary turn of the grain. It goes on to the next event only while the consumer takes
/// them at once, so that one that waits lets other calls in between events.
/// </summary>
internal sealed class StreamDelivery(StreamSubscription subscription, List<StreamEvent> events, int first) : TaskInvokable
{
    private static readonly InvokableMethod DeliverMethod = new(typeof(IStreamConsumer), nameof(IStreamConsumer.Deliver), [], TurnOptions.None);

    /// <summary>How many events, from the first one, the consumer has taken.</summary>
    public int Handled { get; private set; }

    public override InvokableMethod Method => DeliverMethod;

    public override ValueTask InvokeAsync(object grain)
    {
        while (first + Handled < events.Count && !subscription.HasEnded)
        {
            var handling = HandleAsync(grain, events[first + Handled]);
            if (!handling.IsCompletedSuccessfully)
                return EndAsync(handling);
            Handled++;
        }

        return default;
    }

    private Task HandleAsync(object grain, StreamEvent streamEvent) => Target switch
    {
        Activation activation => StreamObservers.Of(activation).HandleAsync(subscription, streamEvent),
        _ => ((ClientStreamObserver)grain).HandleAsync(streamEvent),
    };

    private async ValueTask EndAsync(Task handling)
    {
        await handling;
        Handled++;
    }
}

/// <summary>A consumer that is no grain. The subscription's handle keeps it alive.</summary>
internal sealed class ClientStreamObserver(object observer) : IGrainObserver
{
    public object Observer { get; set; } = observer;

    public Task HandleAsync(StreamEvent streamEvent) => streamEvent.HandToAsync(Observer);
}
