using Nexus.Gateway.Authentication;
using Nexus.Gateway.Paging;
using Nexus.Grains.Comments;
using Nexus.Storage.Ids;

namespace Nexus.Gateway.Comments;

/// <summary>A comment on a post, or a reply to another one. Its key is written <c>post.number</c>. One that is deleted keeps its place while it has replies.</summary>
[Node]
public sealed record Comment(
    [property: ID] string Id,
    string Text,
    DateTimeOffset CreatedAt,
    DateTimeOffset? EditedAt,
    int ReplyCount,
    int LikeCount,
    bool ViewerHasLiked,
    bool IsDeleted,
    [property: GraphQLIgnore] CommentId Key,
    [property: GraphQLIgnore] UserId AuthorId,
    [property: GraphQLIgnore] CommentId? ReplyToId)
{
    public static async Task<Comment?> GetAsync(
        string id, [CurrentCaller] Caller caller, CommentByIdDataLoader comments, CancellationToken cancellationToken) =>
        CommentId.TryParse(id, out var key) ? await comments.LoadAsync(new CommentKey(key, caller.Viewer), cancellationToken) : null;

    internal static Comment From(CommentView view) =>
        new(view.Id.ToString(), view.Text, view.CreatedAt, view.EditedAt, view.ReplyCount, Connections.ToInt(view.LikeCount), view.ViewerHasLiked, view.IsDeleted,
            view.Id, view.Author, view.ReplyTo);
}
