namespace Nexus.Storage.Reads;

/// <summary>How much hashtags are used lately (docs/decisions/search.md has the formula).</summary>
public interface ITrendReads
{
    /// <summary>
    /// The scores of hashtags at a moment, highest first: each account that has used one within <paramref name="window"/> in a public post that is there counts once,
    /// half as much for each <paramref name="halfLife"/> since its last use; private, suspended and leaving people do not count. Of all hashtags, or of those given, at most <paramref name="limit"/>.
    /// </summary>
    Task<IReadOnlyList<TagScore>> ListScoresAsync(
        DateTimeOffset now, TimeSpan window, TimeSpan halfLife, IReadOnlyCollection<string>? tags, int limit, CancellationToken cancellationToken);
}

/// <summary>A hashtag's score; <paramref name="LastUsedAt"/> is when one of its accounts used it last.</summary>
public sealed record TagScore(string Tag, double Score, DateTimeOffset LastUsedAt);
