using Nexus.Model.Tests.Pictures;
using Nexus.Model.Tests.Programs;

namespace Nexus.Model.Tests.Reference;

internal partial class SocialGraph
{
    private readonly List<Notice> _notices = [];
    private readonly Dictionary<int, long> _readMarks = [];

    /// <summary>Nobody is told of what they did themselves, nor of what somebody did whom they mute or with whom there is a block.</summary>
    private void Tell(int recipient, NoticeKind kind, int actor, int post = None, int comment = None)
    {
        if (recipient == actor || _mutes.Has(recipient, actor) || IsBlocked(recipient, actor))
            return;
        var mark = _readMarks.GetValueOrDefault(recipient);
        var open = _notices.FindLast(notice =>
            notice.Recipient == recipient && notice.Kind == kind && notice.Subject == Notice.SubjectOf(kind, post, comment) && notice.Time > mark);
        _time++;
        _notices.Add(new Notice(_time, recipient, kind, actor, post, comment, open?.Group ?? _time));
    }

    private void TakeBack(Predicate<Notice> isUndone) => _notices.RemoveAll(isUndone);

    private string MarkRead(int who, int upTo)
    {
        var shown = ShownTo(who);
        long? mark = upTo == None ? _notices.FindLast(notice => notice.Recipient == who)?.Time : shown.Count > upTo ? shown[upTo][0].Time : null;
        _readMarks[who] = Math.Max(_readMarks.GetValueOrDefault(who), mark ?? 0);
        return Words.Done;
    }

    /// <summary>The groups that a person is shown, newest first, and in each the events, newest first.</summary>
    private IReadOnlyList<IReadOnlyList<Notice>> ShownTo(int person) =>
    [
        .. _notices.Where(notice => notice.Recipient == person && Hears(person, notice.Actor))
            .Reverse()
            .GroupBy(notice => notice.Group)
            .Select(group => group.ToArray()),
    ];

    /// <summary>How many of the groups are shown: those that a client could name.</summary>
    public int CountShown(int person) => ShownTo(person).Count;

    /// <summary>A person's notifications as they read them, newest first.</summary>
    public IReadOnlyList<string> NotificationsOf(int person) => [.. ShownTo(person).Select(group => Words.Notification(
        group[0].Kind.ToString(),
        Names.Person(group[0].Actor),
        group.Select(notice => notice.Actor).Distinct().Count(),
        group[0].Time <= _readMarks.GetValueOrDefault(person),
        group[0].Post != None && SeesPost(person, group[0].Post) ? Names.Post(group[0].Post) : null,
        group[0].Comment != None && SeesComment(person, group[0].Comment) ? Names.Comment(group[0].Comment) : null))];

    public int CountUnread(int person) => ShownTo(person).Count(group => group[0].Time > _readMarks.GetValueOrDefault(person));
}
