using Nexus.Gateway.Authentication;
using Nexus.Gateway.Errors;
using Nexus.Gateway.GlobalIds;
using Nexus.Gateway.Schema;
using Nexus.Grains.Comments;
using Nexus.Grains.Posts;
using Nexus.Storage.Ids;

namespace Nexus.Gateway.Comments;

[ExtendObjectType<Mutation>]
public sealed class CommentMutations
{
    [SignedIn]
    [Error<ValidationError>]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    public async Task<Comment?> AddCommentAsync(
        [GraphQLType("ID!")] string postId, string text, [GraphQLType("ID")] string? replyToId, string? idempotencyKey,
        [CurrentCaller] Caller caller, IGrainFactory grains)
    {
        var post = grains.GetGrain<IPostGrain>(GlobalId.ReadPost(postId).Value);
        CommentId? replyTo = replyToId is null ? null : GlobalId.ReadComment(replyToId);
        return Comment.From(await post.AddCommentAsync(caller.User, new NewComment(text, replyTo, idempotencyKey)));
    }
}
