using Nexus.Storage.Ids;
using Nexus.Storage.Journal;
using Nexus.Storage.Seeding;

namespace Nexus.Silo.Seed;

/// <summary>
/// The notifications of a story's last week; what was before has been forgotten. People have read theirs up to a moment of it, or not at all, and groups are what they are
/// by that.
/// </summary>
internal sealed class StoryInboxes(StoryClock clock, Crowd crowd)
{
    private static readonly TimeSpan s_span = TimeSpan.FromDays(7);
    private readonly Dictionary<(int Recipient, NotificationKind Kind, long Subject), (NotificationId Group, long Newest)> _groups = [];

    private long Since => clock.End - (long)s_span.TotalMilliseconds;

    /// <summary>When somebody reads their notifications who does so at a share of the week.</summary>
    public long ReadingAt(double share) => Since + (long)(share * s_span.TotalMilliseconds);

    public void Tell(SeedPart part, Member recipient, NotificationKind kind, Member actor, long at, long cause, PostId? post = null, CommentId? comment = null)
    {
        if (at < Since || recipient == actor || crowd.Mutes(recipient, actor) || crowd.IsBlocked(recipient, actor))
            return;
        var id = new NotificationId(clock.NextId(at));
        var subject = kind == NotificationKind.Liked && comment is { } liked ? liked.Number : post?.Value ?? 0;
        var key = (recipient.Index, kind, subject);
        // What has been read by now is not joined by what comes later.
        var isOpen = _groups.TryGetValue(key, out var known) && (at <= recipient.ReadAt || known.Newest > recipient.ReadAt);
        var group = isOpen ? known.Group : id;
        _groups[key] = (group, at);
        if (at <= recipient.ReadAt)
            recipient.ReadUpTo = id;
        part.Notifications.Add(new SeededNotification(new NewNotification(id, recipient.Id, kind, actor.Id, post, comment, StoryClock.TimeOf(at)), cause, group));
    }
}
