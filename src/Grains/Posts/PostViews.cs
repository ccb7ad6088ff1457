using Nexus.Grains.Visibility;

namespace Nexus.Grains.Posts;

/// <summary>Posts by their ids, as one viewer sees them: from this silo's memory, else asked of their grains.</summary>
public sealed class PostViews
{
    private readonly PostPages _pages;

    internal PostViews(PostPages pages) => _pages = pages;

    /// <summary>In the order of the ids; null where a post is not there for the viewer.</summary>
    public ValueTask<PostView?[]> ListAsync(IReadOnlyList<PostId> ids, Viewer viewer) => _pages.ViewAsync(ids, viewer, Place.Alone);
}
