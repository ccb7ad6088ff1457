using Nexus.Gateway.Authentication;
using Nexus.Gateway.GlobalIds;
using Nexus.Gateway.Schema;

namespace Nexus.Gateway.Comments;

[ExtendObjectType<Subscription>]
public sealed class CommentSubscriptions
{
    /// <summary>Comments and replies under a post: what came since <paramref name="after"/>, then what comes, without a gap and without a repeat.</summary>
    [Subscribe(With = nameof(SubscribeToCommentAdded))]
    public Comment CommentAdded([EventMessage] Comment comment, [GraphQLType("ID!")] string postId, [GraphQLType("ID")] string? after) => comment;

    [GraphQLIgnore]
    public IAsyncEnumerable<Comment> SubscribeToCommentAdded(
        string postId, string? after, [CurrentCaller] Caller caller, CommentStreams comments, CancellationToken cancellationToken) =>
        comments.WatchAsync(GlobalId.ReadPost(postId), caller, after is null ? null : GlobalId.ReadComment(after), cancellationToken);
}
