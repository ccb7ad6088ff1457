using Nexus.Grains.Paging;
using Nexus.Grains.Posts;
using Orleans.Concurrency;

namespace Nexus.Grains.Bookmarks;

/// <summary>What a person has bookmarked. Key: <see cref="UserId"/>. It keeps nothing: posts know who has bookmarked them, storage has the list.</summary>
public interface IBookmarksGrain : IGrainWithIntegerKey
{
    /// <summary>Those of the posts that are still there for this person, the last bookmarked first; full pages.</summary>
    [AlwaysInterleave]
    Task<Page<PostView>> ListAsync(PageRequest request);
}
