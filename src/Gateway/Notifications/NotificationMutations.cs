using Nexus.Gateway.Accounts;
using Nexus.Gateway.Authentication;
using Nexus.Gateway.Schema;
using Nexus.Grains.Inboxes;
using Nexus.Storage.Ids;

namespace Nexus.Gateway.Notifications;

[ExtendObjectType<Mutation>]
public sealed class NotificationMutations
{
    /// <summary>Up to one event, or everything.</summary>
    [SignedIn]
    public async Task<Viewer?> MarkNotificationsReadAsync([ID<Notification>] long? upToId, [CurrentCaller] Caller caller, IGrainFactory grains)
    {
        NotificationId? upTo = upToId is { } id ? new NotificationId(id) : null;
        await grains.GetGrain<IInboxGrain>(caller.User.Value).MarkReadAsync(upTo);
        return new Viewer(caller.User);
    }
}
