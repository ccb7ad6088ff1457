using HotChocolate.Types.Pagination;
using Nexus.Gateway.Accounts;
using Nexus.Gateway.Paging;
using Nexus.Grains.Inboxes;

namespace Nexus.Gateway.Notifications;

[ExtendObjectType<Viewer>]
public sealed class ViewerNotifications
{
    // Unread ones stand where they stand among all.
    private static readonly ListTag s_notifications = ListTag.Of("Viewer.notifications");

    /// <summary>Newest event first.</summary>
    [UsePaging]
    public async Task<Connection<Notification>> GetNotificationsAsync(
        int? first, string? after, int? last, string? before, [Parent] Viewer viewer, IGrainFactory grains, bool? unreadOnly = false)
    {
        var list = s_notifications.For(viewer.UserId.Value);
        var page = await Inbox(grains, viewer).ListAsync(unreadOnly ?? false, Connections.Request(list, first, after, last, before));
        return page.ToConnection(list, Notification.From);
    }

    public Task<int> GetUnreadNotificationCountAsync([Parent] Viewer viewer, IGrainFactory grains) => Inbox(grains, viewer).CountUnreadAsync();

    private static IInboxGrain Inbox(IGrainFactory grains, Viewer viewer) => grains.GetGrain<IInboxGrain>(viewer.UserId.Value);
}
