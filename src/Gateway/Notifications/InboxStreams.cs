using Nexus.Gateway.Authentication;
using Nexus.Gateway.Authentication.Revocations;
using Nexus.Gateway.Live;
using Nexus.Grains.Inboxes;
using Nexus.Storage.Ids;

namespace Nexus.Gateway.Notifications;

/// <summary>Live streams of people's inboxes. All who read one inbox share each notification.</summary>
public sealed class InboxStreams : IDisposable
{
    private readonly LiveStreams<Notification> _streams;

    public InboxStreams(IGrainFactory grains, RevokedTokens revoked, TimeProvider time, ILogger<InboxStreams> logger)
    {
        var feeds = new ObservedFeeds<Notification, IInboxObserver>(
            grains, static feed => new Observer(feed), static notification => notification.Id, SubscribeAsync,
            (user, observer) => InboxOf(user).UnsubscribeAsync(observer));
        _streams = new LiveStreams<Notification>(feeds.Open, feeds.CloseAsync, "inbox", grains, revoked, time, logger);

        async Task<IReadOnlyList<Notification>?> SubscribeAsync(long user, IInboxObserver observer, long? after)
        {
            var backlog = await InboxOf(user).SubscribeAsync(observer, after is { } id ? new NotificationId(id) : null);
            return backlog?.Missed.Select(Notification.From).ToArray();
        }

        IInboxGrain InboxOf(long user) => grains.GetGrain<IInboxGrain>(user);
    }

    /// <inheritdoc cref="LiveStreams{T}.WatchAsync"/>
    public IAsyncEnumerable<Notification> WatchAsync(Caller caller, NotificationId? after, CancellationToken cancellationToken) =>
        _streams.WatchAsync(caller.User.Value, caller, after?.Value, cancellationToken);

    public void Dispose() => _streams.Dispose();

    private sealed class Observer(LiveFeed<Notification> feed) : IInboxObserver
    {
        public Task OnNotificationAsync(NotificationView notification) => feed.TellAsync(Notification.From(notification));
    }
}
