using Nexus.Grains.Hashtags;
using Nexus.Grains.Users;
using Nexus.Grains.Visibility;

namespace Nexus.Grains.Hydration;

/// <summary>
/// How often silos of the cluster have gone, as far as this one knows. What such a silo had committed it may not have told others' grains any more: state that was read before is read
/// again when it is next used (docs/decisions/doubt.md).
/// </summary>
public sealed class SiloLosses
{
    private readonly Snapshots<UserId, UserProfile> _profiles;
    private readonly Snapshots<UserId, Standing> _standings;
    private readonly Snapshots<HashtagKey, HashtagView> _hashtags;
    private int _count;

    internal SiloLosses(Snapshots<UserId, UserProfile> profiles, Snapshots<UserId, Standing> standings, Snapshots<HashtagKey, HashtagView> hashtags) =>
        (_profiles, _standings, _hashtags) = (profiles, standings, hashtags);

    public int Count => Volatile.Read(ref _count);

    /// <summary>Notes that all that a silo which is gone has written can be read.</summary>
    public void Note()
    {
        Interlocked.Increment(ref _count);
        // Who finds nothing here asks the grains, which read again.
        _profiles.Clear();
        _standings.Clear();
        _hashtags.Clear();
    }
}
