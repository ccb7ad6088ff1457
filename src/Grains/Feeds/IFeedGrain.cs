using Nexus.Grains.Paging;
using Nexus.Grains.Posts;
using Orleans.Concurrency;

namespace Nexus.Grains.Feeds;

/// <summary>
/// A person's home feed: a bounded ring of posts and of what was reposted, filled from storage at the first read. Key: <see cref="UserId"/>. Nothing of it needs to survive
/// deactivation: storage can always make it again.
/// </summary>
public interface IFeedGrain : IGrainWithIntegerKey
{
    /// <summary>Newest first, full pages, each post once, own posts included; a cursor stays valid across restarts.</summary>
    /// <exception cref="Errors.ValidationException">A cursor of the other order.</exception>
    [AlwaysInterleave]
    Task<Page<PostView>> ReadAsync(PageRequest request);

    /// <summary>The newest 1,000 entries by score, full pages; a cursor goes on in the order of the page that it came with.</summary>
    /// <exception cref="Errors.ValidationException">A cursor of the other order, or two of different pages.</exception>
    [AlwaysInterleave]
    Task<Page<PostView>> ReadTopAsync(PageRequest request);

    /// <summary>A post as it is in this feed now; null where it is not, or not any more.</summary>
    [AlwaysInterleave]
    Task<PostView?> FindAsync(PostId post);

    /// <summary>Tells an observer of posts that come into the feed from now on, and gives what came after a post; null where that can not be told any more.</summary>
    [AlwaysInterleave]
    Task<FeedBacklog?> SubscribeAsync(IFeedObserver observer, PostId? after);

    [AlwaysInterleave]
    Task UnsubscribeAsync(IFeedObserver observer);

    /// <summary>What a followed person has written or reposted. Cheap while the feed has not been read; doing it twice is doing it once.</summary>
    Task PushAsync(FeedEntry entry, UserId from);

    /// <summary>A post that is gone.</summary>
    Task RemoveAsync(PostId post);

    /// <summary>A followed person's repost that is undone.</summary>
    Task RemoveRepostAsync(PostId post, UserId reposter);

    /// <summary>Whom this person follows or mutes has changed: the next read fills the ring afresh.</summary>
    Task RefillAsync();
}

/// <summary>Gets each post that comes into a home feed once, in the order in which they came. Who does not answer in time is dropped.</summary>
public interface IFeedObserver : IGrainObserver
{
    [ResponseTimeout("00:00:05")]
    Task OnPostAddedAsync(PostId post);
}

/// <summary>What came after the post that a subscriber had seen last, in the order in which it came.</summary>
[GenerateSerializer, Immutable]
public sealed record FeedBacklog([property: Id(0)] IReadOnlyList<PostId> Missed);
