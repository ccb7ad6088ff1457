namespace Nexus.Grains.Accounts.Revocations;

/// <summary>What one activation knows of, in the order in which it learned it, for as long as a token lives.</summary>
internal sealed class RevocationLog(TimeSpan life)
{
    private readonly Guid _activation = Guid.NewGuid();
    private readonly Dictionary<Guid, Revocation> _bySession = [];
    private readonly Queue<(long Number, Revocation Revocation)> _told = new();
    private long _last;

    public TimeSpan Life => life;

    /// <summary>Takes in what is new, and says what that was.</summary>
    public IReadOnlyList<Revocation> Add(IReadOnlyList<Revocation> revocations)
    {
        var news = new List<Revocation>();
        foreach (var revocation in revocations)
        {
            if (_bySession.TryGetValue(revocation.Session, out var known) && !Replaces(revocation, known))
                continue;
            _bySession[revocation.Session] = revocation;
            _told.Enqueue((++_last, revocation));
            news.Add(revocation);
        }

        return news;
    }

    /// <summary>What came after a mark; everything where it is none of this activation's.</summary>
    public RecentRevocations ListAfter(RevocationMark? mark)
    {
        var after = mark?.Activation == _activation ? mark.Number : 0;
        Revocation[] news = after == _last ? [] : [.. _told.Where(entry => entry.Number > after).Select(entry => entry.Revocation)];
        return new RecentRevocations(news, new RevocationMark(_activation, _last));
    }

    /// <summary>Forgets what is so old that no token of it lives.</summary>
    public void Forget(DateTimeOffset now)
    {
        while (_told.TryPeek(out var oldest) && oldest.Revocation.At + life < now)
        {
            _told.Dequeue();
            if (_bySession.GetValueOrDefault(oldest.Revocation.Session) == oldest.Revocation)
                _bySession.Remove(oldest.Revocation.Session);
        }
    }

    // A session that has ended stays so; roles may change several times.
    private static bool Replaces(Revocation revocation, Revocation known) =>
        known.Role is not null && (revocation.Role is null || (revocation.At > known.At && revocation.Role != known.Role));
}
