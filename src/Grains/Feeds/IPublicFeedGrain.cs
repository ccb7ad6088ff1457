using Nexus.Grains.Paging;
using Nexus.Grains.Posts;
using Nexus.Grains.Visibility;
using Orleans.Concurrency;

namespace Nexus.Grains.Feeds;

/// <summary>The newest posts that are for everybody: one worker in each silo, any key. What it has in memory is at most a second old.</summary>
public interface IPublicFeedGrain : IGrainWithIntegerKey
{
    /// <summary>Public posts of people who are not private, of those whom the viewer may see, newest first; full pages.</summary>
    [AlwaysInterleave]
    Task<Page<PostView>> ReadAsync(Viewer viewer, PageRequest request);
}
