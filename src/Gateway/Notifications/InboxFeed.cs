using Nexus.Gateway.Errors;
using Nexus.Grains.Inboxes;
using Nexus.Storage.Ids;

namespace Nexus.Gateway.Notifications;

/// <summary>
/// One inbox' events for all who read them in this process: one observer, and one object for each event. Puts backlogs and live events into one order, each event
/// once. While a backlog is on its way live events wait, because they may overtake it.
/// </summary>
/// <param name="subscribeAsync">Asks the inbox to tell this observer from now on, and for what came after an event; null where that can not be had any more.</param>
internal sealed class InboxFeed(Func<NotificationId?, Task<InboxBacklog?>> subscribeAsync) : IInboxObserver
{
    /// <summary>More than a backlog and what comes while it is on its way.</summary>
    private const int Remembered = 1024;

    private readonly HashSet<InboxReader> _readers = [];
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Queue<NotificationId> _recent = new();
    private readonly HashSet<NotificationId> _seen = [];
    private readonly List<NotificationView> _waiting = [];
    private NotificationId? _last;
    private bool _isSubscribed;
    private bool _isCatchingUp;

    /// <summary>Those who read now.</summary>
    public IReadOnlyList<InboxReader> Readers
    {
        get
        {
            lock (_readers)
                return [.. _readers];
        }
    }

    public Task OnNotificationAsync(NotificationView notification)
    {
        lock (_readers)
        {
            if (_isCatchingUp)
                _waiting.Add(notification);
            else
                Add(notification);
        }

        return Task.CompletedTask;
    }

    /// <summary>Gives a reader what came after an event, without one what comes, and from then on what comes.</summary>
    /// <exception cref="ResyncRequiredException">It can not be had any more.</exception>
    public async Task JoinAsync(InboxReader reader, NotificationId? after)
    {
        await _turn.WaitAsync();
        try
        {
            if (after is null && _isSubscribed)
            {
                lock (_readers)
                    _readers.Add(reader);
                return;
            }

            // The reader may know an event that this feed does not know yet: afterwards it does, and the reader's backlog is not older than the feed.
            if (_isSubscribed)
                await CatchUpAsync(_last);
            await CatchUpAsync(after, reader);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Leave(InboxReader reader)
    {
        lock (_readers)
            _readers.Remove(reader);
    }

    /// <summary>Subscribes again from the last event on, and takes in what came since: inboxes forget who observes them.</summary>
    /// <exception cref="ResyncRequiredException">It can not be had any more.</exception>
    public async Task RenewAsync()
    {
        await _turn.WaitAsync();
        try
        {
            await CatchUpAsync(_last);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void End(Exception reason)
    {
        foreach (var reader in Readers)
            reader.End(reason);
    }

    private async Task CatchUpAsync(NotificationId? after, InboxReader? joining = null)
    {
        lock (_readers)
            _isCatchingUp = true;
        IReadOnlyList<NotificationView> missed = [];
        try
        {
            var backlog = await subscribeAsync(after);
            if (after is not null)
                missed = backlog?.Missed ?? throw new ResyncRequiredException();
            _isSubscribed = true;
        }
        catch
        {
            joining = null;
            throw;
        }
        finally
        {
            TakeIn(after, missed, joining);
        }
    }

    private void TakeIn(NotificationId? after, IReadOnlyList<NotificationView> missed, InboxReader? joining)
    {
        lock (_readers)
        {
            if (_isSubscribed)
                _last ??= after;
            foreach (var notification in missed)
                Add(notification);
            if (joining is not null)
            {
                foreach (var notification in missed)
                    joining.Add(Notification.From(notification));
                _readers.Add(joining);
            }

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
        if (_recent.Count > Remembered)
            _seen.Remove(_recent.Dequeue());
        _last = notification.Id;
        var shared = Notification.From(notification);
        foreach (var reader in _readers)
            reader.Add(shared);
    }
}
