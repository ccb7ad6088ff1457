using Nexus.Gateway.Authentication;
using Nexus.Gateway.Schema;
using Nexus.Storage.Ids;

namespace Nexus.Gateway.Notifications;

[ExtendObjectType<Subscription>]
public sealed class NotificationSubscriptions
{
    /// <summary>What came since <paramref name="after"/>, then what comes, without a gap and without a repeat.</summary>
    [Subscribe(With = nameof(SubscribeToNotificationReceived))]
    public Notification NotificationReceived([EventMessage] Notification notification, [ID<Notification>] long? after) => notification;

    [GraphQLIgnore]
    public IAsyncEnumerable<Notification> SubscribeToNotificationReceived(
        long? after, [CurrentCaller] Caller caller, InboxStreams inboxes, CancellationToken cancellationToken)
    {
        caller.RequireUser();
        return inboxes.WatchAsync(caller, after is { } id ? new NotificationId(id) : null, cancellationToken);
    }
}
