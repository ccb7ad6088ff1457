using Nexus.Grains.Errors;
using Nexus.Grains.Paging;
using Nexus.Grains.Posts;
using Nexus.Storage;
using Nexus.Storage.Paging;

namespace Nexus.Grains.Feeds;

/// <summary>The feed by score. Pages of one reading are of one ranking, which cursors name.</summary>
internal sealed partial class FeedGrain
{
    private const int Ranked = 1_000, KeptRankings = 3;
    private readonly List<FeedRanking> _rankings = [];

    public async Task<Page<PostView>> ReadTopAsync(PageRequest request)
    {
        var (after, before) = (ReadPosition(request.After, "after"), ReadPosition(request.Before, "before"));
        if (after is not null && before is not null && after.Value.MadeAt != before.Value.MadeAt)
            throw new ValidationException("before", "The two cursors are of different orders.");
        var ring = await CatchUpAsync();
        var ranking = (after ?? before) is { } position ? await GetRankingAsync(ring, position.MadeAt) : await BeginRankingAsync(ring);
        var page = await views.ReadAsync(
            Id, ring, ranking.ReadAsync, request with { After = after?.Position, Before = before?.Position });
        return page with { Entries = page.Entries.Select(entry => entry with { Key = new RankedPosition(ranking.MadeAt, entry.Key).ToKey() }).ToArray() };
    }

    /// <summary>The ranking for somebody who begins to read: a young one, or a new one; an old one while storage is away.</summary>
    private async Task<FeedRanking> BeginRankingAsync(HomeRing ring)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var newest = _rankings.Count > 0 ? _rankings[^1] : null;
        if (newest is not null && now - newest.MadeAt < options.Value.RankingAge.TotalMilliseconds)
            return newest;
        try
        {
            return await RankAsync(ring, Math.Max(now, (newest?.MadeAt ?? 0) + 1), new Keyset(Ranked));
        }
        catch (StorageUnavailableException) when (newest is not null)
        {
            return newest;
        }
    }

    /// <summary>The ranking of a cursor. One that is not in memory any more is made again, of what was in the feed then.</summary>
    private async Task<FeedRanking> GetRankingAsync(HomeRing ring, long madeAt) =>
        _rankings.Find(ranking => ranking.MadeAt == madeAt)
        ?? await RankAsync(ring, madeAt, new Keyset(Ranked, After: IdLayout.FirstAt(DateTimeOffset.FromUnixTimeMilliseconds(madeAt + 1))));

    private async Task<FeedRanking> RankAsync(HomeRing ring, long madeAt, Keyset keyset)
    {
        var ranking = new FeedRanking(madeAt, await ranker.RankAsync(Id, await ReadAllAsync(ring, keyset)));
        _rankings.Add(ranking);
        _rankings.Sort((one, other) => one.MadeAt.CompareTo(other.MadeAt));
        if (_rankings.Count > KeptRankings)
            _rankings.RemoveAt(0);
        return ranking;
    }

    /// <summary>As many entries as the keyset asks for, each post once: what the ring does not have, or not any more, storage has.</summary>
    private async Task<IReadOnlyList<Keyed<FeedEntry>>> ReadAllAsync(HomeRing ring, Keyset keyset)
    {
        var entries = new List<Keyed<FeedEntry>>();
        while (true)
        {
            var page = await ReadEntriesAsync(ring, keyset with { Limit = keyset.Limit - entries.Count });
            entries.AddRange(await views.KeepStandingAsync(Id, ring, page.Entries));
            if (!page.HasNext || page.Entries.Count == 0 || entries.Count == keyset.Limit)
                return entries;
            keyset = keyset with { After = page.Entries[^1].Key };
        }
    }

    private RankedPosition? ReadPosition(long? cursor, string argument)
    {
        if (cursor is not { } key)
            return null;
        return RankedPosition.TryRead(key) is { } position && position.MadeAt <= time.GetUtcNow().AddMinutes(1).ToUnixTimeMilliseconds()
            ? position
            : throw new ValidationException(argument, "That is no cursor of this list.");
    }
}
