using Nexus.Storage.Reads;

namespace Nexus.Grains.Trends;

/// <summary>
/// Scores taken at different moments, made comparable: all fall by half in the same time, so each is kept as what it would have been at <see cref="ReadAt"/>.
/// </summary>
internal sealed class TrendScores(DateTimeOffset readAt, IEnumerable<TagScore> scores)
{
    /// <summary>An account's use of a hashtag counts half as much after this time.</summary>
    public static readonly TimeSpan HalfLife = TimeSpan.FromHours(6);

    /// <summary>After this time it does not count any more.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(24);

    private readonly Dictionary<string, double> _scores = scores.ToDictionary(score => score.Tag, score => score.Score);
    private string[]? _ranked;

    public DateTimeOffset ReadAt => readAt;

    /// <summary>Puts the scores of some hashtags as they are at another moment; those of them without one have none any more.</summary>
    public void Replace(DateTimeOffset now, IEnumerable<string> tags, IEnumerable<TagScore> scores)
    {
        foreach (var tag in tags)
            _scores.Remove(tag);
        foreach (var score in scores)
            _scores[score.Tag] = score.Score * Math.Pow(2, (now - readAt) / HalfLife);
        _ranked = null;
    }

    /// <summary>The hashtags with the highest scores, highest first.</summary>
    public string[] Top(int count)
    {
        _ranked ??= [.. _scores.OrderByDescending(score => score.Value).ThenBy(score => score.Key, StringComparer.Ordinal).Take(ITrendsGrain.MaxCount).Select(score => score.Key)];
        return _ranked[..Math.Min(count, _ranked.Length)];
    }
}
