using Nexus.Gateway.Authentication;
using Nexus.Gateway.Paging;
using Nexus.Gateway.Search;
using Nexus.Grains.Posts;
using Nexus.Storage.Ids;

namespace Nexus.Gateway.Posts;

/// <summary>A post as one viewer sees it.</summary>
[Node]
public sealed record Post([property: GraphQLIgnore] PostView View) : ISearchResult
{
    [ID]
    public long Id => View.Id.Value;

    public string Text => View.Text;

    public Visibility Visibility => View.Visibility;

    public DateTimeOffset CreatedAt => View.CreatedAt;

    public DateTimeOffset? EditedAt => View.EditedAt;

    public int LikeCount => Connections.ToInt(View.LikeCount);

    public int CommentCount => Connections.ToInt(View.CommentCount);

    public int RepostCount => Connections.ToInt(View.RepostCount);

    public bool ViewerHasLiked => View.ViewerHasLiked;

    public bool ViewerHasReposted => View.ViewerHasReposted;

    public bool ViewerHasBookmarked => View.ViewerHasBookmarked;

    public static Task<Post?> GetAsync(long id, [CurrentCaller] Caller caller, PostByIdDataLoader posts, CancellationToken cancellationToken) =>
        posts.LoadAsync(new PostKey(new PostId(id), caller.Viewer), cancellationToken);

    internal static Post From(PostView view) => new(view);
}
