namespace Nexus.Grains.Users;

/// <summary>
/// Who is at the other end of one kind of a person's edges, and how many. Every change of it moves the counter, whose version therefore says which of two
/// things that were told about one edge is the later one.
/// </summary>
internal sealed class EdgeSet(IEnumerable<UserId> people, CommittedCount count)
{
    // What is told late is told late by seconds: nobody needs to be remembered for long.
    private const int MaxRemembered = 1_000;
    private readonly HashSet<UserId> _people = [.. people];
    private readonly Dictionary<UserId, long> _versions = [];
    private readonly long _loaded = count.Version;

    public CommittedCount Count { get; private set; } = count;

    public int Known => _people.Count;

    public bool Contains(UserId other) => _people.Contains(other);

    public UserId[] ToArray() => [.. _people];

    /// <summary>Takes in what was committed about one edge; false where something later is known.</summary>
    public bool Set(UserId other, bool isThere, CommittedCount after)
    {
        Count = Count.Latest(after);
        if (after.Version < _versions.GetValueOrDefault(other, _loaded))
            return false;
        if (_versions.Count >= MaxRemembered)
            _versions.Clear();
        _versions[other] = after.Version;
        return isThere ? _people.Add(other) : _people.Remove(other);
    }
}
