using System.Threading.Channels;
using Nexus.Gateway.Errors;
using Nexus.Grains.Inboxes;
using Nexus.Storage.Ids;

namespace Nexus.Gateway.Notifications;

/// <summary>
/// One reader of an inbox: puts backlogs and live events into one order, each event once. While a backlog is on its way live events wait,
/// because they may overtake it.
/// </summary>
internal sealed class InboxWatch(NotificationId? after) : IInboxObserver
{
    /// <summary>How far a reader may lag behind.</summary>
    private const int Capacity = 512;

    private readonly Channel<NotificationView> _channel = Channel.CreateBounded<NotificationView>(
        new BoundedChannelOptions(Capacity) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });
    private readonly Lock _ordering = new();
    private readonly Queue<NotificationId> _recent = new();
    private readonly HashSet<NotificationId> _seen = [];
    private readonly List<NotificationView> _waiting = [];
    private NotificationId? _last = after;
    private bool _isCatchingUp;

    public bool HasOverflowed { get; private set; }

    public IAsyncEnumerable<NotificationView> ReadAllAsync(CancellationToken cancellationToken) => _channel.Reader.ReadAllAsync(cancellationToken);

    public Task OnNotificationAsync(NotificationView notification)
    {
        lock (_ordering)
        {
            if (_isCatchingUp)
                _waiting.Add(notification);
            else
                Add(notification);
        }

        return Task.CompletedTask;
    }

    /// <summary>Subscribes from the last event on, and takes in what came since.</summary>
    /// <exception cref="ResyncRequiredException">It can not be had any more.</exception>
    public async Task CatchUpAsync(Func<NotificationId?, Task<InboxBacklog?>> subscribeAsync)
    {
        NotificationId? last;
        lock (_ordering)
        {
            _isCatchingUp = true;
            last = _last;
        }

        IReadOnlyList<NotificationView> missed = [];
        try
        {
            var backlog = await subscribeAsync(last);
            if (last is not null)
                missed = backlog?.Missed ?? throw new ResyncRequiredException();
        }
        finally
        {
            TakeIn(missed);
        }
    }

    /// <summary>Ends the stream after what is already in it.</summary>
    public void End(Exception reason) => _channel.Writer.TryComplete(reason);

    private void TakeIn(IReadOnlyList<NotificationView> missed)
    {
        lock (_ordering)
        {
            foreach (var notification in missed)
                Add(notification);
            foreach (var notification in _waiting)
                Add(notification);
            _waiting.Clear();
            _isCatchingUp = false;
        }
    }

    private void Add(NotificationView notification)
    {
        if (!_seen.Add(notification.Id))
            return;
        _recent.Enqueue(notification.Id);
        if (_recent.Count > 2 * Capacity)
            _seen.Remove(_recent.Dequeue());
        _last = notification.Id;
        if (_channel.Writer.TryWrite(notification))
            return;
        HasOverflowed |= _channel.Writer.TryComplete(new ResyncRequiredException());
    }
}
