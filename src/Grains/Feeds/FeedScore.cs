using Nexus.Storage.Reads;

namespace Nexus.Grains.Feeds;

/// <summary>
/// What an entry is worth to a reader (docs/decisions/feeds.md). Taken as a logarithm, worth that halves every <see cref="HalfLife"/> is a sum: the order of two entries
/// is the same whenever they are compared.
/// </summary>
internal static class FeedScore
{
    public static TimeSpan HalfLife { get; } = TimeSpan.FromHours(12);

    public static double Of(long place, EngagementRow engagement, double closeness)
    {
        var engaged = Math.Log(1 + engagement.Likes + (2.0 * engagement.Comments) + (3.0 * engagement.Reposts));
        var halfLives = (IdLayout.TimeOf(place) - DateTimeOffset.UnixEpoch) / HalfLife;
        return Math.Log2(1 + engaged + (2 * Math.Log(1 + closeness))) + halfLives;
    }

    /// <summary>How close somebody is, by what the reader did with their posts lately.</summary>
    public static double Closeness(ClosenessRow row) => row.Likes + (2.0 * row.Comments) + (row.IsMutual ? 3 : 0);
}
