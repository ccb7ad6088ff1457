using Nexus.Grains.Live;

namespace Nexus.Grains.Inboxes;

/// <summary>
/// The newest events of one inbox in the order of their ids, and the order in which they came: an event of another silo may come after one with a greater id.
/// </summary>
internal sealed class InboxWindow
{
    /// <summary>How far back an inbox reaches.</summary>
    private const int MaxDepth = 10_000;

    private const int MaxRetractions = 1_000;

    private readonly List<InboxEvent> _events;
    private readonly ArrivalOrder _arrived;
    private readonly List<NotificationEvent> _retractions = [];
    private readonly HashSet<UserId> _unheard;
    private readonly Dictionary<UserId, DateTimeOffset> _hidden = [];
    private int _bound;
    private NotificationId _oldestKept;

    public InboxWindow(IEnumerable<InboxEvent> newestFirst, NotificationId readMark, bool hasAll, int bound, IEnumerable<UserId>? unheard = null)
    {
        _bound = bound;
        _unheard = [.. unheard ?? []];
        _events = [.. newestFirst.Reverse()];
        _arrived = new ArrivalOrder(_events.Select(loaded => loaded.Id.Value));
        ReadMark = readMark;
        HasAll = hasAll;
    }

    /// <summary>Everything up to this event is read.</summary>
    public NotificationId ReadMark { get; private set; }

    /// <summary>Whether storage has no older event of this inbox.</summary>
    public bool HasAll { get; private set; }

    /// <summary>Whether the window can not be made deeper.</summary>
    public bool IsWhole => HasAll || _events.Count >= MaxDepth;

    public NotificationId? Newest => _events.Count == 0 ? null : _events[^1].Id;

    public NotificationId? Oldest => _events.Count == 0 ? null : _events[0].Id;

    /// <summary>Whether what is older than this can not be of the group any more.</summary>
    public static bool IsBelowGroup(NotificationId id, NotificationId group) => id.Value < group.Value - ArrivalOrder.Disorder;

    /// <summary>What a person did is not shown any more. What is to be shown again is read anew: events of theirs have come to nothing meanwhile.</summary>
    public void Silence(UserId person) => _unheard.Add(person);

    /// <summary>What some people did is not shown for now, but goes on to be kept: they are suspended until a time.</summary>
    public void Hide(IEnumerable<KeyValuePair<UserId, DateTimeOffset>> people)
    {
        foreach (var (person, until) in people)
            _hidden[person] = until;
    }

    /// <summary>Whether what a person did is kept, but not shown.</summary>
    public bool IsHidden(UserId person) => _hidden.ContainsKey(person);

    /// <summary>What a person did is shown again.</summary>
    public void Show(UserId person) => _hidden.Remove(person);

    /// <summary>The same for all whose time is over.</summary>
    public void ShowThrough(DateTimeOffset now)
    {
        if (_hidden.Count == 0)
            return;
        foreach (var (person, until) in _hidden)
            if (until <= now)
                _hidden.Remove(person);
    }

    /// <summary>Whether the newest unread group of an event's kind and subject is here, or certainly none: others may have unread events that were let go of.</summary>
    public bool KnowsGroupOf(NotificationEvent notification) =>
        HasAll || (Oldest is { } oldest && oldest.CompareTo(ReadMark) <= 0) || OpenGroupOf(InboxEvent.Of(notification)) is not null;

    /// <summary>
    /// Adds an event once, to the newest unread group of its kind and subject, or to <paramref name="group"/> where that is known; null where it is there already, undone or
    /// not to be shown now.
    /// </summary>
    public InboxEvent? Add(NotificationEvent notification, NotificationId? group = null)
    {
        var arrival = InboxEvent.Of(notification);
        var position = PositionOf(arrival.Id);
        if (position >= 0 || _unheard.Contains(arrival.Actor) || _retractions.Exists(arrival.IsUndoneBy) || (~position == 0 && !HasAll) || arrival.Id.CompareTo(_oldestKept) < 0)
            return null;
        var added = arrival with { Group = group ?? OpenGroupOf(arrival) ?? arrival.Id };
        _events.Insert(~position, added);
        _arrived.Add(added.Id.Value, _bound);
        Trim();
        return IsHidden(added.Actor) ? null : added;
    }

    /// <summary>Lets go of what is older than that, for good: it is not kept any longer, whether storage still has it or not.</summary>
    public void Expire(NotificationId oldestKept)
    {
        _oldestKept = oldestKept;
        var expired = PositionOf(oldestKept);
        if ((expired < 0 ? ~expired : expired) is not (var count and > 0))
            return;
        _events.RemoveRange(0, count);
        HasAll = true;
    }

    /// <summary>Keeps this many events more from now on: to be called before older ones are read, so that none between is trimmed.</summary>
    public void Deepen(int count) => _bound += count;

    /// <summary>Puts older events beneath, newest first.</summary>
    public void Extend(IReadOnlyList<InboxEvent> older, bool hasAll)
    {
        _events.InsertRange(0, older.Reverse());
        HasAll = hasAll;
    }

    /// <summary>Takes out what has been undone; true where something was there.</summary>
    public bool Retract(NotificationEvent retraction)
    {
        if (_retractions.Count == MaxRetractions)
            _retractions.RemoveRange(0, MaxRetractions / 2);
        // The event itself may still be on its way.
        _retractions.Add(retraction);
        return _events.RemoveAll(known => known.IsUndoneBy(retraction)) > 0;
    }

    public void MarkRead(NotificationId upTo) => ReadMark = upTo.CompareTo(ReadMark) > 0 ? upTo : ReadMark;

    public InboxEvent? Find(NotificationId id) =>
        PositionOf(id) is var position and >= 0 && IsShown(_events[position]) ? _events[position] : null;

    /// <summary>All events, or those up to one of them, newest first.</summary>
    public IEnumerable<InboxEvent> NewestFirst(NotificationId? through = null)
    {
        var position = through is { } bound ? PositionOf(bound) : _events.Count - 1;
        for (var index = position >= 0 ? position : ~position - 1; index >= 0; index--)
        {
            if (IsShown(_events[index]))
                yield return _events[index];
        }
    }

    /// <summary>
    /// What came after an event and is still there, in the order in which it came; null where that can not be told any more.
    /// </summary>
    public IReadOnlyList<InboxEvent>? ListArrivedAfter(NotificationId id) =>
        _arrived.ListAfter(id.Value)?.Select(arrived => Find(new NotificationId(arrived))).OfType<InboxEvent>().ToArray();

    private bool IsShown(InboxEvent known) => !_unheard.Contains(known.Actor) && (_hidden.Count == 0 || !_hidden.ContainsKey(known.Actor));

    private NotificationId? OpenGroupOf(InboxEvent arrival)
    {
        for (var index = _events.Count - 1; index >= 0 && _events[index].Id.CompareTo(ReadMark) > 0; index--)
        {
            var known = _events[index];
            if (known.Kind == arrival.Kind && known.Subject == arrival.Subject)
                return known.Group;
        }

        return null;
    }

    private void Trim()
    {
        if (_events.Count <= _bound)
            return;
        _events.RemoveAt(0);
        HasAll = false;
    }

    private int PositionOf(NotificationId id)
    {
        var (low, high) = (0, _events.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = _events[middle].Id.CompareTo(id);
            if (order == 0)
                return middle;
            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return ~low;
    }
}
