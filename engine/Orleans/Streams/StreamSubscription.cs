using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>
/// One consumer of one stream: a bounded queue, and a pump that hands over one event after the other. A consumer that fails or
/// hangs holds up only its own queue. Fields are guarded by the channel.
/// </summary>
internal sealed class StreamSubscription(StreamChannel channel, Guid id, GrainId consumer, bool isImplicit) : IThreadPoolWorkItem
{
    private const int Capacity = 1024;
    private const int Attempts = 5;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(10);

    private readonly Queue<StreamEvent> _queue = [];
    private readonly GrainReference _reference = channel.Hub.Cluster.CreateUntypedReference(consumer);
    private TaskCompletionSource? _room;
    private bool _pumping, _ended;

    public Guid Id => id;

    public GrainId Consumer => consumer;

    public StreamChannel Channel => channel;

    public bool IsImplicit => isImplicit;

    public bool IsFull => _queue.Count >= Capacity;

    public bool IsResting => !_pumping;

    public Task Room => (_room ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void Enqueue(StreamEvent streamEvent)
    {
        _queue.Enqueue(streamEvent);
        if (_pumping)
            return;
        _pumping = true;
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);
    }

    public StreamEvent? Next(bool delivered)
    {
        if (delivered)
            _queue.Dequeue();
        if (_room is { } room && !IsFull)
        {
            _room = null;
            room.TrySetResult();
        }

        if (!_ended && _queue.TryPeek(out var next))
            return next;
        _pumping = false;
        return null;
    }

    /// <summary>True, so that it can end a condition.</summary>
    public bool End()
    {
        _ended = true;
        _queue.Clear();
        _room?.TrySetResult();
        return true;
    }

    void IThreadPoolWorkItem.Execute() => _ = PumpAsync();

    private async Task PumpAsync()
    {
        for (var next = channel.Next(this, delivered: false); next is not null; next = channel.Next(this, delivered: true))
            await DeliverAsync(next).ConfigureAwait(false);
    }

    private async Task DeliverAsync(StreamEvent streamEvent)
    {
        for (var attempt = 1; attempt <= Attempts && !_ended; attempt++)
        {
            try
            {
                await new StreamDelivery(this, streamEvent).SendAsync(_reference).ConfigureAwait(false);
                return;
            }
            catch (ClientNotAvailableException)
            {
                channel.Remove(id);
                return;
            }
            catch (Exception exception)
            {
                Log.DeliveryFailed(channel.Hub.Logger, exception, channel.Id, consumer, attempt);
            }

            if (attempt < Attempts)
                await Task.Delay(FirstPause * Math.Pow(4, attempt - 1), channel.Hub.Cluster.Clock.Time).ConfigureAwait(false);
        }

        Log.DeliveryGivenUp(channel.Hub.Logger, channel.Id, consumer);
    }
}
