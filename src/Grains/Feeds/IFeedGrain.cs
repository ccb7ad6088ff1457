using Nexus.Grains.Paging;
using Nexus.Grains.Posts;
using Orleans.Concurrency;

namespace Nexus.Grains.Feeds;

/// <summary>
/// A person's home feed: a bounded ring of post ids, filled from storage at the first read. Key: <see cref="UserId"/>. Nothing of it needs to survive
/// deactivation: storage can always make it again.
/// </summary>
public interface IFeedGrain : IGrainWithIntegerKey
{
    /// <summary>Newest first, full pages, own posts included; a cursor stays valid across restarts.</summary>
    [AlwaysInterleave]
    Task<Page<PostView>> ReadAsync(PageRequest request);

    /// <summary>A followed person's new post. Cheap while the feed has not been read; doing it twice is doing it once.</summary>
    Task PushAsync(PostId post);

    /// <summary>A post that is gone.</summary>
    Task RemoveAsync(PostId post);

    /// <summary>Whom this person follows has changed: the next read fills the ring afresh.</summary>
    Task RefillAsync();
}
