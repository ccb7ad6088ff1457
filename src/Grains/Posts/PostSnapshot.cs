using Nexus.Grains.Visibility;

namespace Nexus.Grains.Posts;

/// <summary>A post at one moment, as anybody in the silo may read it. Its views are shared by all who see the same.</summary>
internal sealed class PostSnapshot(PostState state)
{
    private readonly PostMarks _marks = state.Marks;
    private readonly PostView _unmarked = state.ToView(Marks.None);
    private PostView?[]? _marked;

    public UserId Author => _unmarked.Author;

    /// <summary>False where only the post's grain can tell. Else the post as the viewer sees it, or null where it is not there for them.</summary>
    public bool TryView(Viewer viewer, AudienceFacts facts, Place place, out PostView? view)
    {
        view = null;
        if (!VisibilityRules.SeesPost(facts.Stance, facts.Person, _unmarked.Facts, place))
            return true;
        if (viewer.IsAnonymous)
            view = _unmarked;
        else if (_marks.Find(viewer.Id) is { } marks)
            view = marks == Marks.None ? _unmarked : ViewMarked(marks);
        return view is not null;
    }

    // Whoever comes second makes the same view again.
    private PostView ViewMarked(Marks marks) => (_marked ??= new PostView?[(int)Marks.All + 1])[(int)marks] ??= _unmarked with
    {
        ViewerHasLiked = marks.HasFlag(Marks.Like),
        ViewerHasReposted = marks.HasFlag(Marks.Repost),
        ViewerHasBookmarked = marks.HasFlag(Marks.Bookmark),
    };
}
