using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>
/// One consumer of one stream: a bounded queue, and a pump that hands over a few events at a time, in order. A consumer that fails or
/// hangs holds up only its own queue. Fields are guarded by the channel.
/// </summary>
internal sealed class StreamSubscription(StreamChannel channel, Guid id, GrainId consumer, bool isImplicit) : IThreadPoolWorkItem
{
    private const int Capacity = 1024;
    private const int MostAtOnce = 64;
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

    public int Waiting => _queue.Count;

    public bool IsFull => _queue.Count >= Capacity;

    public bool IsResting => !_pumping;

    public bool HasEnded => Volatile.Read(ref _ended);

    public Task Room => (_room ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void Enqueue(StreamEvent streamEvent)
    {
        _queue.Enqueue(streamEvent);
        if (_pumping)
            return;
        _pumping = true;
        WorkerThreads.Queue(this, preferLocal: true);
    }

    /// <summary>Takes the events that were dealt with off the queue and looks at the next few; none means that the pump stops.</summary>
    public List<StreamEvent> Next(int dealtWith)
    {
        for (; dealtWith > 0 && _queue.TryDequeue(out _); dealtWith--)
        {
        }

        if (_room is { } room && !IsFull)
        {
            _room = null;
            room.TrySetResult();
        }

        List<StreamEvent> next = _ended ? [] : [.. _queue.Take(MostAtOnce)];
        _pumping = next.Count > 0;
        return next;
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
        for (var next = channel.Next(this, dealtWith: 0); next.Count > 0; next = channel.Next(this, next.Count))
        {
            for (var first = 0; first < next.Count && !HasEnded;)
                first += await DeliverAsync(next, first);
        }
    }

    /// <summary>Answers how many events, from the first one, are dealt with: at least that one, and those that its turn had time for.</summary>
    private async Task<int> DeliverAsync(List<StreamEvent> events, int first)
    {
        for (var attempt = 1; attempt <= Attempts && !HasEnded; attempt++)
        {
            var delivery = new StreamDelivery(this, events, first);
            try
            {
                await delivery.SendAsync(_reference);
                channel.Hub.Instruments.Sent(delivery.Handled);
                return Math.Max(delivery.Handled, 1);
            }
            catch (ClientNotAvailableException)
            {
                channel.Remove(id);
                return 1;
            }
            catch (Exception exception)
            {
                Log.DeliveryFailed(channel.Hub.Logger, exception, channel.Id, consumer, attempt);
            }

            if (delivery.Handled > 0)
            {
                channel.Hub.Instruments.Sent(delivery.Handled);
                return delivery.Handled;
            }

            if (attempt < Attempts)
                await Task.Delay(FirstPause * Math.Pow(4, attempt - 1), channel.Hub.Cluster.Clock.Time);
        }

        if (!HasEnded)
            Log.DeliveryGivenUp(channel.Hub.Logger, channel.Id, consumer);
        return 1;
    }
}
