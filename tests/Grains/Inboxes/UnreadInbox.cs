using Nexus.Grains.Inboxes;
using Nexus.Grains.Paging;
using Nexus.Rig.Cluster;

namespace Nexus.Grains.Tests.Inboxes;

internal static class UnreadInbox
{
    /// <summary>The inbox has these groups, newest first, all of them unread, and counts them.</summary>
    public static async Task AssertUnreadAsync(this Person person, params NotificationView[] groups)
    {
        Assert.Equal(groups, (await person.Inbox.ListAsync(false, new PageRequest(10))).Entries.Select(entry => entry.Value));
        Assert.Equal(groups.Length, await person.Inbox.CountUnreadAsync());
    }
}
