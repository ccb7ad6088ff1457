namespace Nexus.Storage.Journal;

/// <summary>What a claim is about.</summary>
internal enum ClaimSpace : byte { Edge, User, Account, Handle, Session, Post, Comment, IdempotencyKey, Inbox, Admission, Report }

/// <summary>Something whose order matters to a change: the numbers and the text name it within its space.</summary>
internal readonly record struct Claim(ClaimSpace Space, long First, long Second = 0, int Third = 0, string? Text = null);

/// <summary>
/// The rule by which a batch is cut. A batch applies its changes kind by kind, in the order of <see cref="ChangeAppliers.All"/>, which is the order
/// of their dependencies; changes for which another order would mean something else must not be in one batch. Each kind says what it shares (any
/// number of such changes may be together) and what it wants for itself (nobody else in the batch may claim it).
/// </summary>
internal sealed class ClaimSet
{
    private readonly HashSet<Claim> _shared = [];
    private readonly HashSet<Claim> _exclusive = [];
    private readonly List<(Claim Claim, bool IsExclusive)> _asked = [];

    public void Share(Claim claim) => _asked.Add((claim, false));

    public void Own(Claim claim) => _asked.Add((claim, true));

    /// <summary>Forgets every claim, for a new batch.</summary>
    public void Clear()
    {
        _shared.Clear();
        _exclusive.Clear();
        _asked.Clear();
    }

    /// <summary>Forgets what was asked since the last call of <see cref="TryTake"/>.</summary>
    public void Drop() => _asked.Clear();

    /// <summary>Takes what was asked since the last call, all or nothing; false where it meets a claim of the batch.</summary>
    public bool TryTake()
    {
        var free = _asked.TrueForAll(asked => !_exclusive.Contains(asked.Claim) && !(asked.IsExclusive && _shared.Contains(asked.Claim)));
        if (free)
            foreach (var (claim, isExclusive) in _asked)
                (isExclusive ? _exclusive : _shared).Add(claim);
        _asked.Clear();
        return free;
    }
}
