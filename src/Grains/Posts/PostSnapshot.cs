using Nexus.Grains.Visibility;

namespace Nexus.Grains.Posts;

/// <summary>A post at one moment, as anybody in the silo may read it. Its views are shared by all who see the same.</summary>
internal sealed class PostSnapshot(PostState state)
{
    private readonly LikerSet _likers = state.Likers;
    private readonly PostView _notLiked = state.ToView(viewerHasLiked: false);
    private PostView? _liked;

    public UserId Author => _notLiked.Author;

    /// <summary>False where only the post's grain can tell. Else the post as the viewer sees it, or null where it is not there for them.</summary>
    public bool TryView(Viewer viewer, AudienceFacts facts, Place place, out PostView? view)
    {
        view = null;
        if (!VisibilityRules.SeesPost(facts.Stance, facts.Person, new PostFacts(_notLiked.Visibility), place))
            return true;
        if (viewer.IsAnonymous)
            view = _notLiked;
        else if (_likers.Find(viewer.Id) is { } hasLiked)
            view = hasLiked ? _liked ??= _notLiked with { ViewerHasLiked = true } : _notLiked;
        return view is not null;
    }
}
