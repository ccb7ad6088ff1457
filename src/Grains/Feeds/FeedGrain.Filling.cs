using Nexus.Grains.Live;
using Nexus.Grains.Users;
using Nexus.Storage;
using Nexus.Storage.Paging;
using Nexus.Storage.Reads;

namespace Nexus.Grains.Feeds;

/// <summary>How the ring comes to have what it should have.</summary>
internal sealed partial class FeedGrain
{
    private readonly List<Action<HomeRing>> _whileFilling = [];
    // The authors with too many followers to push to, and what the ring has taken in of them.
    private readonly Dictionary<UserId, Merged> _wideAuthors = [];
    private HomeRing? _ring;
    private Task<HomeRing>? _filling;
    private bool _isStale;
    private int _losses;
    private long _refills;

    /// <summary>The ring with all that is in the feed now.</summary>
    private async ValueTask<HomeRing> CatchUpAsync()
    {
        var ring = await GetRingAsync();
        if (_wideAuthors.Count > 0)
            ring = await MergeWideAuthorsAsync(ring);
        if (ring.HasUnplaced)
        {
            foreach (var added in await SettleAsync(ring))
                Announce(added);
        }

        return ring;
    }

    private ValueTask<HomeRing> GetRingAsync()
    {
        if (_ring is not { } ring || _isStale)
            return new ValueTask<HomeRing>(_filling ??= FillAsync());
        return ring.GoodUntil > time.GetUtcNow() && losses.Count == _losses ? new ValueTask<HomeRing>(ring) : RenewAsync(ring);
    }

    /// <summary>Fills the ring afresh; the old one goes on serving while storage is away.</summary>
    private async ValueTask<HomeRing> RenewAsync(HomeRing old)
    {
        try
        {
            return await (_filling ??= FillAsync());
        }
        catch (StorageUnavailableException)
        {
            old.GoodUntil = time.GetUtcNow() + options.Value.FeedLifetime;
            return old;
        }
    }

    private async Task<HomeRing> FillAsync()
    {
        // The caller has to store this task before it can end.
        await Task.Yield();
        try
        {
            while (true)
            {
                var refills = _refills;
                var ring = await LoadAsync();
                // Whom this person follows has changed while it was being read.
                if (refills != _refills)
                    continue;
                foreach (var change in _whileFilling)
                    change(ring);
                return Become(ring);
            }
        }
        finally
        {
            _whileFilling.Clear();
            _filling = null;
        }
    }

    private HomeRing Become(HomeRing ring)
    {
        var old = _ring;
        (_ring, _isStale) = (ring, false);
        AnnounceAll(ring, old);
        return ring;
    }

    private async Task<HomeRing> LoadAsync()
    {
        _losses = losses.Count;
        var (now, length) = (time.GetUtcNow(), options.Value.FeedLength);
        var wide = await users.ListFollowedAboveAsync(Id, options.Value.FanOutThreshold, CancellationToken.None);
        var page = await feeds.ListHomeFeedAsync(Id, new Keyset(length), CancellationToken.None);
        var absent = await ListAbsentAsync(page.Entries, now);
        var ring = new HomeRing(
            [.. page.Entries.Select(FeedEntry.Of).Where(entry => !absent.ContainsKey(entry.Reposter))], page.Entries is [.., var last] && page.HasNext ? last.Key : null, length,
            // Whose suspension ends stands in it again.
            absent.Values.Append(now + options.Value.FeedLifetime).Min());
        await SettleAsync(ring);
        _wideAuthors.Clear();
        foreach (var author in wide)
            _wideAuthors[author] = new Merged(IdLayout.FirstAt(now) - ArrivalOrder.Disorder, null);
        return ring;
    }

    /// <summary>Who of those who have reposted is suspended, or leaving: others' reposts of the same posts count in their place.</summary>
    private async Task<IReadOnlyDictionary<UserId, DateTimeOffset>> ListAbsentAsync(IReadOnlyList<Keyed<FeedRow>> rows, DateTimeOffset now)
    {
        UserId[] reposters = [.. rows.Select(row => row.Value.Reposter).OfType<UserId>().Distinct()];
        return reposters.Length == 0 ? new Dictionary<UserId, DateTimeOffset>() : await users.ListAbsentAsync(reposters, now, CancellationToken.None);
    }

    /// <summary>Asks storage where posts stand that only it knows; what is new to the ring. While storage is away they are not in the feed.</summary>
    private async Task<List<FeedEntry>> SettleAsync(HomeRing ring)
    {
        if (!ring.HasUnplaced)
            return [];
        var asked = ring.TakeUnplaced();
        try
        {
            var places = await feeds.ListPlacesAsync(Id, [.. asked.Keys], time.GetUtcNow(), CancellationToken.None);
            return ring.Settle(asked, places.Select(FeedEntry.Of));
        }
        catch (StorageUnavailableException)
        {
            ring.PutBack(asked);
            return [];
        }
    }

    /// <summary>
    /// Takes in what authors with too many followers to push to have written, reposted and undone since. Where an author's newest do not reach back to what the ring has, some
    /// between may be missing: the ring is filled afresh.
    /// </summary>
    private async Task<HomeRing> MergeWideAuthorsAsync(HomeRing ring)
    {
        foreach (var authors in _wideAuthors.Keys.ToArray().Chunk(options.Value.FanOutBatch))
        {
            var newest = await Task.WhenAll(authors.Select(author => GrainFactory.GetGrain<IUserGrain>(author.Value).ListNewestEntriesAsync()));
            for (var index = 0; index < authors.Length; index++)
                if (!TryMerge(ring, authors[index], newest[index]))
                    return await (_filling ??= FillAsync());
        }

        return ring;
    }

    private bool TryMerge(HomeRing ring, UserId author, NewestEntries newest)
    {
        // Unfollowed while it was being asked.
        if (!_wideAuthors.TryGetValue(author, out var merged))
            return true;
        if (LeavesGap(newest.Posts, merged.Through) || LeavesGap(newest.Reposts, merged.Through))
            return false;
        for (var index = newest.Posts.Count - 1; index >= 0; index--)
            Add(ring, newest.Posts[index]);
        for (var index = newest.Reposts.Count - 1; index >= 0; index--)
            Add(ring, newest.Reposts[index]);
        foreach (var undone in ring.ListUndone(author, newest.Reposts, newest.Reposts.Count < OwnPosts.Newest))
            ring.RemoveRepost(undone.Post, author);
        if (merged.Undone is { } before && before != newest.Undone)
            ring.AskAgain();
        if (ring == _ring)
            _wideAuthors[author] = new Merged(Math.Max(merged.Through, Math.Max(NewestOf(newest.Posts), NewestOf(newest.Reposts))), newest.Undone);
        return true;
    }

    private static bool LeavesGap(IReadOnlyList<FeedEntry> newest, long complete) => newest.Count == OwnPosts.Newest && newest[^1].Place > complete;

    private static long NewestOf(IReadOnlyList<FeedEntry> newest) => newest.Count > 0 ? newest[0].Place : 0;

    /// <summary>Up to which of an author's entries the ring is complete, and the author's count of undone reposts then.</summary>
    private readonly record struct Merged(long Through, long? Undone);
}
