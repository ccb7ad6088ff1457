using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Nexus.Grains.Errors;
using Nexus.Grains.Hydration;
using Nexus.Grains.Inboxes.Delivery;
using Nexus.Grains.Live;
using Nexus.Grains.Paging;
using Nexus.Grains.Users;
using Nexus.Storage;
using Nexus.Storage.Journal;
using Nexus.Storage.Reads;
using Orleans.Streams;

namespace Nexus.Grains.Inboxes;

/// <summary>Not reentrant: events and subscribers come in one order. Reads interleave and see the window between two changes.</summary>
[ImplicitStreamSubscription(IInboxGrain.StreamNamespace)]
internal sealed class InboxGrain : Grain, IInboxGrain
{
    private readonly IJournal _journal;
    private readonly INotificationReads _notifications;
    private readonly IUserReads _users;
    private readonly Profiles _profiles;
    private readonly GrainOptions _options;
    private readonly TimeProvider _time;
    private readonly Hydrated<InboxWindow> _window;
    private readonly Subscribers<IInboxObserver, NotificationView> _subscribers;
    private readonly List<NotificationEvent> _cameWhileLoading = [];
    private bool _isLoading;
    private Task? _extending;

    public InboxGrain(
        IJournal journal, INotificationReads notifications, IUserReads users, Profiles profiles, SiloLosses losses, IOptions<GrainOptions> options, TimeProvider time,
        ILogger<InboxGrain> logger)
    {
        (_journal, _notifications, _users, _profiles, _options, _time) = (journal, notifications, users, profiles, options.Value, time);
        _window = new Hydrated<InboxWindow>(LoadAsync, losses: losses);
        _subscribers = new Subscribers<IInboxObserver, NotificationView>(static (observer, notification) => observer.OnNotificationAsync(notification), logger);
    }

    private UserId Id => new(this.GetPrimaryKeyLong());

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var stream = this.GetStreamProvider(Notifier.StreamProvider)
            .GetStream<NotificationEvent>(StreamId.Create(IInboxGrain.StreamNamespace, this.GetPrimaryKeyLong()));
        await stream.SubscribeAsync((notification, _) => OnEventAsync(notification));
    }

    public async Task<Page<NotificationView>> ListAsync(bool unreadOnly, PageRequest request) =>
        await ReadAsync(window => InboxGroups.TryRead(window, unreadOnly, request)) ?? Page<NotificationView>.Empty;

    public async Task<int> CountUnreadAsync() => await ReadAsync(InboxGroups.TryCountUnread) ?? 0;

    public async Task<NotificationView?> GetAsync(NotificationId id)
    {
        var isThere = await ReadAsync<bool?>(window => window.Find(id) is not null ? true : id.CompareTo(window.Oldest ?? default) < 0 ? null : false);
        return isThere == true ? await ReadAsync(window => window.Find(id) is { } known ? InboxGroups.TryView(window, known) : null) : null;
    }

    public async Task MarkReadAsync(NotificationId? upTo)
    {
        if (upTo is { } id && await GetAsync(id) is null)
            throw new NotFoundException("There is no such notification.");
        if ((upTo ?? (await WindowAsync()).Newest) is not { } mark || mark.CompareTo((await WindowAsync()).ReadMark) <= 0)
            return;
        await _journal.CommitAsync(new MarkNotificationsRead(Id, mark));
        _window.Apply(window => window.MarkRead(mark));
    }

    public async Task<InboxBacklog?> SubscribeAsync(IInboxObserver observer, NotificationId? after)
    {
        var window = await WindowAsync();
        // From here on without an await: what is not in the backlog goes to the observer.
        if (after is not { } last)
        {
            _subscribers.Add(observer);
            return new InboxBacklog(Array.Empty<NotificationView>());
        }

        var missed = window.ListArrivedAfter(last);
        if (missed is null || missed.Count > _options.BacklogBound)
            return null;
        _subscribers.Add(observer);
        return new InboxBacklog(missed.Select(notification => InboxGroups.TryView(window, notification) ?? InboxGroups.ViewKnown(window, notification)).ToArray());
    }

    public Task UnsubscribeAsync(IInboxObserver observer)
    {
        _subscribers.Remove(observer);
        return Task.CompletedTask;
    }

    public async Task OnHearingChangedAsync(UserId other, bool isHeard)
    {
        if (!isHeard)
            _window.Apply(window => window.Silence(other));
        else if (_window.Current is null || !await TryRefreshAsync())
            _window.Forget();
    }

    public Task OnActorHiddenAsync(UserId actor, DateTimeOffset? until)
    {
        _window.Apply(window =>
        {
            if (until is { } end)
                window.Hide([KeyValuePair.Create(actor, end)]);
            else
                window.Show(actor);
        });
        return Task.CompletedTask;
    }

    private async Task<bool> TryRefreshAsync()
    {
        try
        {
            return await _window.RefreshAsync();
        }
        catch (StorageUnavailableException)
        {
            return false;
        }
    }

    /// <summary>The window as it is to be seen now.</summary>
    private async ValueTask<InboxWindow> WindowAsync()
    {
        var window = (await _window.GetAsync())!;
        PutInTime(window);
        return window;
    }

    private void PutInTime(InboxWindow window)
    {
        window.Expire(OldestKept());
        window.ShowThrough(_time.GetUtcNow());
    }

    private NotificationId OldestKept() => new(IdLayout.FirstAt(_time.GetUtcNow() - _options.NotificationRetention));

    private async Task<InboxWindow?> LoadAsync()
    {
        _isLoading = true;
        try
        {
            var unheard = await GrainFactory.GetGrain<IUserGrain>(Id.Value).ListUnheardAsync();
            var readMark = await _notifications.LoadReadMarkAsync(Id, CancellationToken.None);
            var rows = await _notifications.ListNewestAsync(Id, null, _options.InboxWindow, CancellationToken.None);
            var window = new InboxWindow(rows.Select(InboxEvent.Of), readMark, rows.Count < _options.InboxWindow, _options.InboxWindow, unheard);
            window.Hide(await ListHiddenAsync(rows));
            // More may come meanwhile.
            for (var index = 0; index < _cameWhileLoading.Count; index++)
                await ApplyAsync(window, _cameWhileLoading[index]);
            return window;
        }
        finally
        {
            _cameWhileLoading.Clear();
            _isLoading = false;
        }
    }

    /// <summary>Who of those who have done this is suspended: one read, as far as there is anybody.</summary>
    private async Task<IReadOnlyDictionary<UserId, DateTimeOffset>> ListHiddenAsync(IReadOnlyList<NotificationRow> rows)
    {
        UserId[] actors = [.. rows.Select(row => row.Actor).Distinct()];
        return actors.Length == 0
            ? new Dictionary<UserId, DateTimeOffset>()
            : await _users.ListAbsentAsync(actors, _time.GetUtcNow(), CancellationToken.None);
    }

    private async Task OnEventAsync(NotificationEvent notification)
    {
        // What is being read may lack it.
        if (_isLoading)
            _cameWhileLoading.Add(notification);
        // While nobody has asked there is nothing to do: whoever does finds the event in storage.
        if (_window.Current is not { } window)
            return;
        PutInTime(window);
        // Who was suspended while this was on its way had no events here to be told of.
        if (_profiles.Find(notification.Actor)?.HiddenUntil is { } until && until > _time.GetUtcNow())
            window.Hide([KeyValuePair.Create(notification.Actor, until)]);
        else if (window.IsHidden(notification.Actor) && await IsBackAsync(notification.Actor))
            window.Show(notification.Actor);
        if (await ApplyAsync(window, notification) is { } added && !_subscribers.IsEmpty)
            _subscribers.Publish(await ViewAsync(added));
    }

    /// <summary>Whether somebody who was suspended is there again: those of whose doings nothing was left were not told to this inbox.</summary>
    private async Task<bool> IsBackAsync(UserId actor)
    {
        try
        {
            return (await _users.ListAbsentAsync([actor], _time.GetUtcNow(), CancellationToken.None)).Count == 0;
        }
        catch (StorageUnavailableException)
        {
            return false;
        }
    }

    /// <summary>The group at an event; while storage is away, as far as memory knows it.</summary>
    private async Task<NotificationView> ViewAsync(InboxEvent at)
    {
        try
        {
            return await ReadAsync(window => InboxGroups.TryView(window, at)) ?? InboxGroups.ViewKnown(await WindowAsync(), at);
        }
        catch (StorageUnavailableException)
        {
            return InboxGroups.ViewKnown(await WindowAsync(), at);
        }
    }

    private async Task<InboxEvent?> ApplyAsync(InboxWindow window, NotificationEvent notification)
    {
        if (!notification.Retracted)
            return window.Add(notification, window.KnowsGroupOf(notification) ? null : await FindGroupAsync(notification.Id));
        window.Retract(notification);
        return null;
    }

    /// <summary>The group that the journal has put an event into; null while storage is away.</summary>
    private async Task<NotificationId?> FindGroupAsync(NotificationId id)
    {
        try
        {
            return await _notifications.FindGroupAsync(id, CancellationToken.None);
        }
        catch (StorageUnavailableException)
        {
            return null;
        }
    }

    /// <summary>Reads from the window, and makes it deeper for as long as that does not suffice.</summary>
    private async Task<TResult?> ReadAsync<TResult>(Func<InboxWindow, TResult?> read)
    {
        while (true)
        {
            var window = await WindowAsync();
            var result = read(window);
            if (result is not null || window.IsWhole)
                return result;
            await (_extending ??= ExtendAsync(window));
        }
    }

    private async Task ExtendAsync(InboxWindow window)
    {
        // The caller has to store this task before it can end.
        await Task.Yield();
        try
        {
            window.Deepen(_options.InboxWindow);
            var rows = await _notifications.ListNewestAsync(Id, window.Oldest, _options.InboxWindow, CancellationToken.None);
            window.Hide(await ListHiddenAsync(rows));
            window.Extend(rows.Select(InboxEvent.Of).ToArray(), rows.Count < _options.InboxWindow);
        }
        finally
        {
            _extending = null;
        }
    }
}
