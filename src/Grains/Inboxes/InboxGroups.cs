using Nexus.Grains.Paging;
using Nexus.Storage.Paging;

namespace Nexus.Grains.Inboxes;

/// <summary>Makes groups of the events of a window: an entry stands where its newest event stands.</summary>
internal static class InboxGroups
{
    /// <summary>A page of groups; null where the window does not reach far enough back to make it, or to count who is in its groups.</summary>
    public static Page<NotificationView>? TryRead(InboxWindow window, bool unreadOnly, PageRequest request)
    {
        var groups = new GroupList(window.ReadMark, unreadOnly, request);
        foreach (var next in window.NewestFirst())
        {
            groups.Add(next);
            if (groups.IsComplete)
                break;
        }

        if (!groups.IsComplete && !window.IsWhole)
            return null;
        return Pages.Cut(groups.ToViews(), request.ToKeyset(), descending: true).ToPage();
    }

    /// <summary>How many groups have an unread event; null where the window does not reach back to the read mark.</summary>
    public static int? TryCountUnread(InboxWindow window)
    {
        var groups = new HashSet<NotificationId>();
        foreach (var next in window.NewestFirst())
        {
            if (next.Id.CompareTo(window.ReadMark) <= 0)
                return groups.Count;
            groups.Add(next.Group);
        }

        return window.IsWhole ? groups.Count : null;
    }

    /// <summary>The group as it stood at one of its events; null where the window does not reach back to its first one.</summary>
    public static NotificationView? TryView(InboxWindow window, InboxEvent at)
    {
        var actors = new HashSet<UserId>();
        foreach (var next in window.NewestFirst(at.Id))
        {
            if (InboxWindow.IsBelowGroup(next.Id, at.Group))
                return ViewOf(at, actors.Count, window.ReadMark);
            if (next.Group == at.Group)
                actors.Add(next.Actor);
        }

        return window.IsWhole ? ViewOf(at, actors.Count, window.ReadMark) : null;
    }

    /// <summary>The same, with those who are known.</summary>
    public static NotificationView ViewKnown(InboxWindow window, InboxEvent at) => ViewOf(
        at,
        window.NewestFirst(at.Id).Where(known => known.Group == at.Group).Select(known => known.Actor).Append(at.Actor).Distinct().Count(),
        window.ReadMark);

    private static NotificationView ViewOf(InboxEvent newest, int actorCount, NotificationId readMark) => new(
        newest.Id, newest.Kind, newest.CreatedAt, newest.Id.CompareTo(readMark) <= 0, newest.Actor, actorCount, newest.Post, newest.Comment);

    /// <summary>The groups that a page needs: those up to its end, and one more.</summary>
    private sealed class GroupList(NotificationId readMark, bool unreadOnly, PageRequest request)
    {
        private readonly Dictionary<NotificationId, HashSet<UserId>> _actors = [];
        private readonly List<InboxEvent> _newest = [];
        private NotificationId _firstGroup = new(long.MaxValue);
        private int _onPage;
        private bool _hasPage;

        /// <summary>Whether the page is there, and nothing older can be of its groups.</summary>
        public bool IsComplete { get; private set; }

        public void Add(InboxEvent next)
        {
            _hasPage |= (unreadOnly && next.Id.CompareTo(readMark) <= 0) || (request.FromEnd && next.Id.Value < request.Before);
            if (_actors.TryGetValue(next.Group, out var actors))
                actors.Add(next.Actor);
            else if (!_hasPage)
                AddGroup(next);
            IsComplete = _hasPage && InboxWindow.IsBelowGroup(next.Id, _firstGroup);
        }

        public Keyed<NotificationView>[] ToViews() => _newest
            .Select(newest => new Keyed<NotificationView>(ViewOf(newest, _actors[newest.Group].Count, readMark), newest.Id.Value))
            .ToArray();

        private void AddGroup(InboxEvent next)
        {
            _actors.Add(next.Group, [next.Actor]);
            _newest.Add(next);
            if (next.Group.CompareTo(_firstGroup) < 0)
                _firstGroup = next.Group;
            if (request.After is null || next.Id.Value < request.After)
                _onPage++;
            _hasPage |= !request.FromEnd && _onPage > request.Limit;
        }
    }
}
