using Orleans.Concurrency;

namespace Nexus.Grains.Trends;

/// <summary>
/// Which hashtags are used most lately (docs/decisions/search.md has the score). Key: 0. Nothing has to survive a deactivation: all of it is read from storage again.
/// </summary>
public interface ITrendsGrain : IGrainWithIntegerKey
{
    /// <summary>The most that <see cref="ListAsync"/> gives.</summary>
    const int MaxCount = 100;

    /// <summary>The normal forms of those with the highest scores, highest first; changes show within some seconds.</summary>
    Task<IReadOnlyList<string>> ListAsync(int count);

    /// <summary>Told by a hashtag's grain, at most once a second: posts have it that had not, or the other way round.</summary>
    [AlwaysInterleave]
    Task OnUseChangedAsync(string tag);

    /// <summary>Told by a person's grain: whether their uses count is another than it was. The next list is read anew.</summary>
    [AlwaysInterleave]
    Task OnPeopleChangedAsync();
}
