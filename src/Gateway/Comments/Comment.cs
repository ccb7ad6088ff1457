using Nexus.Gateway.Authentication;
using Nexus.Grains.Comments;
using Nexus.Storage.Ids;

namespace Nexus.Gateway.Comments;

/// <summary>A comment on a post, or a reply to another one. Its key is written <c>post.number</c>.</summary>
[Node]
public sealed record Comment(
    [property: ID] string Id,
    string Text,
    DateTimeOffset CreatedAt,
    int ReplyCount,
    [property: GraphQLIgnore] CommentId Key,
    [property: GraphQLIgnore] UserId AuthorId,
    [property: GraphQLIgnore] CommentId? ReplyToId)
{
    public static async Task<Comment?> GetAsync(
        string id, [CurrentCaller] Caller caller, CommentByIdDataLoader comments, CancellationToken cancellationToken) =>
        CommentId.TryParse(id, out var key) ? await comments.LoadAsync(new CommentKey(key, caller.Viewer), cancellationToken) : null;

    internal static Comment From(CommentView view) =>
        new(view.Id.ToString(), view.Text, view.CreatedAt, view.ReplyCount, view.Id, view.Author, view.ReplyTo);
}
