using Nexus.Gateway.Authentication;
using Nexus.Gateway.Paging;
using Nexus.Grains.Posts;
using Nexus.Storage.Ids;

namespace Nexus.Gateway.Posts;

/// <summary>A post as one viewer sees it.</summary>
[Node]
public sealed record Post(
    [property: ID] long Id,
    string Text,
    Visibility Visibility,
    DateTimeOffset CreatedAt,
    int LikeCount,
    int CommentCount,
    bool ViewerHasLiked,
    [property: GraphQLIgnore] UserId AuthorId,
    [property: GraphQLIgnore] PostId? QuotedId)
{
    public static Task<Post?> GetAsync(long id, [CurrentCaller] Caller caller, PostByIdDataLoader posts, CancellationToken cancellationToken) =>
        posts.LoadAsync(new PostKey(new PostId(id), caller.Viewer), cancellationToken);

    internal static Post From(PostView view) => new(
        view.Id.Value, view.Text, view.Visibility, view.CreatedAt, Connections.ToInt(view.LikeCount), Connections.ToInt(view.CommentCount),
        view.ViewerHasLiked, view.Author, view.Quoted);
}
