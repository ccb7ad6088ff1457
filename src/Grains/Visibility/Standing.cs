using Nexus.Grains.Users;
using Nexus.Storage.Journal;
using Nexus.Storage.Reads;

namespace Nexus.Grains.Visibility;

/// <summary>
/// How one person stands to everybody else: whom they follow, have asked to follow, mute and block, and who blocks them. Changed within the turns of that
/// person's grain, read by anybody in the silo.
/// </summary>
internal sealed class Standing(UserRow row)
{
    private readonly Lock _sync = new();
    private readonly EdgeSet _following = new(row.Edges.Following, CommittedCount.Of(row.Counts.Following));
    private readonly EdgeSet _requested = new(row.Edges.Requested, CommittedCount.Of(row.Counts.Requested));
    private readonly EdgeSet _muted = new(row.Edges.Muted, CommittedCount.Of(row.Counts.Muted));
    private readonly EdgeSet _blocked = new(row.Edges.Blocked, CommittedCount.Of(row.Counts.Blocked));
    private readonly EdgeSet _blockedBy = new(row.Edges.BlockedBy, CommittedCount.Of(row.Counts.BlockedBy));

    /// <summary>How this person stands to another.</summary>
    public Stance Towards(UserId other, DateTimeOffset now)
    {
        if (PersonFacts.StatusOf(row.LeavingAt is not null, row.SuspendedUntil, now) != PersonStatus.Active)
            return Stance.Inactive;
        if (other == row.Id)
            return Stance.Oneself;
        lock (_sync)
        {
            return (_following.Contains(other) ? Stance.Follower : 0)
                | (_muted.Contains(other) ? Stance.Muting : 0)
                | (_blocked.Contains(other) || _blockedBy.Contains(other) ? Stance.Blocked : 0);
        }
    }

    /// <summary>Whether this person has an edge of that kind to another.</summary>
    public bool Has(EdgeKind kind, UserId other)
    {
        lock (_sync)
            return SetOf(kind).Contains(other);
    }

    /// <summary>How many edges of that kind this person has.</summary>
    public CommittedCount CountOf(EdgeKind kind)
    {
        lock (_sync)
            return SetOf(kind).Count;
    }

    /// <summary>Everybody whom a mute or a block, by either side, keeps from being heard.</summary>
    public UserId[] ListUnheard()
    {
        lock (_sync)
            return [.. _muted.ToArray().Union(_blocked.ToArray()).Union(_blockedBy.ToArray())];
    }

    /// <summary>Takes in what was committed about an edge from this person; false where something later is known.</summary>
    public bool Set(EdgeKind kind, UserId other, bool isThere, CommittedCount count)
    {
        lock (_sync)
            return SetOf(kind).Set(other, isThere, count);
    }

    /// <summary>Takes in what was committed about another person's block of this one.</summary>
    public bool SetBlockedBy(UserId other, bool isThere, CommittedCount count)
    {
        lock (_sync)
            return _blockedBy.Set(other, isThere, count);
    }

    private EdgeSet SetOf(EdgeKind kind) => kind switch
    {
        EdgeKind.Follow => _following,
        EdgeKind.FollowRequest => _requested,
        EdgeKind.Mute => _muted,
        EdgeKind.Block => _blocked,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
