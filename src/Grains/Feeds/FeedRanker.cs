using Nexus.Storage.Paging;
using Nexus.Storage.Reads;

namespace Nexus.Grains.Feeds;

/// <summary>Puts entries of a home feed into the order of <see cref="FeedScore"/>, with two reads for all of them.</summary>
internal sealed class FeedRanker(IFeedReads feeds)
{
    // How many of the reader's newest likes and comments say who is close.
    private const int Depth = 200;

    /// <summary>Best first, keyed by their positions; posts that are deleted are left out.</summary>
    public async Task<Keyed<FeedEntry>[]> RankAsync(UserId reader, IReadOnlyList<Keyed<FeedEntry>> entries)
    {
        var closeness = (await feeds.ListClosenessAsync(reader, Depth, CancellationToken.None)).ToDictionary(row => row.Other, FeedScore.Closeness);
        var engagement = (await feeds.ListEngagementAsync([.. entries.Select(entry => entry.Value.Post)], CancellationToken.None))
            .ToDictionary(row => row.Post);
        return [.. entries
            .Where(entry => engagement.ContainsKey(entry.Value.Post))
            .Select(entry => (Entry: entry.Value, Score: Score(entry.Value, engagement[entry.Value.Post])))
            .OrderByDescending(scored => scored.Score).ThenByDescending(scored => scored.Entry.Place)
            .Select((scored, position) => new Keyed<FeedEntry>(scored.Entry, position))];

        double Score(FeedEntry entry, EngagementRow row) => FeedScore.Of(
            entry.Place, row, Math.Max(closeness.GetValueOrDefault(row.Author), closeness.GetValueOrDefault(entry.Reposter)));
    }
}
