using Microsoft.Extensions.Logging;
using Nexus.Grains.Users;
using Nexus.Storage.Journal;

namespace Nexus.Grains.Hashtags;

/// <summary>Tells the grains of hashtags what was committed about a post. What they are not told they read from storage later.</summary>
internal sealed partial class HashtagIndex(IGrainFactory grains, ILogger<HashtagIndex> logger)
{
    /// <summary>The post has these hashtags now.</summary>
    public Task AddAsync(PostId post, IEnumerable<HashtagName> added, IReadOnlyList<HashtagCount> counts) =>
        TellAsync(counts, added.ToDictionary(hashtag => hashtag.Tag), (grain, hashtag, count) => grain.OnPostAddedAsync(post, hashtag.Name, count));

    /// <summary>The post does not have these any more.</summary>
    public Task RemoveAsync(PostId post, IEnumerable<HashtagName> removed, IReadOnlyList<HashtagCount> counts) =>
        TellAsync(counts, removed.ToDictionary(hashtag => hashtag.Tag), (grain, _, count) => grain.OnPostRemovedAsync(post, count));

    /// <summary>The post is gone, and had these.</summary>
    public Task RemoveAsync(PostId post, IReadOnlyList<HashtagCount> counts) =>
        Task.WhenAll(counts.Select(count => TellAsync(count.Tag, grain => grain.OnPostRemovedAsync(post, CommittedCount.Of(count.PostCount)))));

    /// <summary>Posts of these have come or gone with their author's privacy.</summary>
    public async Task ReloadAsync(IEnumerable<string> tags)
    {
        foreach (var batch in tags.Chunk(HashtagName.MaxInText))
            await Task.WhenAll(batch.Select(tag => TellAsync(tag, grain => grain.ReloadAsync())));
    }

    // As many at once as one text may have.
    private Task TellAsync(
        IReadOnlyList<HashtagCount> counts, Dictionary<string, HashtagName> hashtags, Func<IHashtagGrain, HashtagName, CommittedCount, Task> tell) =>
        hashtags.Count == 0
            ? Task.CompletedTask
            : Task.WhenAll(counts.Where(count => hashtags.ContainsKey(count.Tag)).Select(count => TellAsync(count.Tag, grain => tell(grain, hashtags[count.Tag], CommittedCount.Of(count.PostCount)))));

    private async Task TellAsync(string tag, Func<IHashtagGrain, Task> tell)
    {
        try
        {
            await tell(grains.GetGrain<IHashtagGrain>(tag));
        }
        catch (Exception exception)
        {
            // What happened is committed: its author must not be told that it failed.
            LogUntold(exception, tag);
        }
    }

    [LoggerMessage(EventId = 2301, Level = LogLevel.Warning, Message = "The hashtag {Tag} could not be told of a post; it will read storage")]
    private partial void LogUntold(Exception exception, string tag);
}
