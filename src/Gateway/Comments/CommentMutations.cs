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

    [SignedIn]
    [Error<ValidationError>]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    public async Task<Comment?> EditCommentAsync([GraphQLType("ID!")] string commentId, string text, [CurrentCaller] Caller caller, IGrainFactory grains)
    {
        var comment = GlobalId.ReadComment(commentId);
        return Comment.From(await PostOf(comment, grains).EditCommentAsync(comment, caller.User, text));
    }

    [SignedIn]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    [UseMutationConvention(PayloadFieldName = "deletedCommentId")]
    [ID<Comment>]
    public async Task<string?> DeleteCommentAsync([GraphQLType("ID!")] string commentId, [CurrentCaller] Caller caller, IGrainFactory grains)
    {
        var comment = GlobalId.ReadComment(commentId);
        await PostOf(comment, grains).DeleteCommentAsync(comment, caller.User);
        return comment.ToString();
    }

    [SignedIn]
    [Error<NotFoundError>]
    public async Task<Comment?> LikeCommentAsync([GraphQLType("ID!")] string commentId, [CurrentCaller] Caller caller, IGrainFactory grains)
    {
        var comment = GlobalId.ReadComment(commentId);
        return Comment.From(await PostOf(comment, grains).LikeCommentAsync(comment, caller.User));
    }

    [SignedIn]
    [Error<NotFoundError>]
    public async Task<Comment?> UnlikeCommentAsync([GraphQLType("ID!")] string commentId, [CurrentCaller] Caller caller, IGrainFactory grains)
    {
        var comment = GlobalId.ReadComment(commentId);
        return Comment.From(await PostOf(comment, grains).UnlikeCommentAsync(comment, caller.User));
    }

    private static IPostGrain PostOf(CommentId comment, IGrainFactory grains) => grains.GetGrain<IPostGrain>(comment.Post.Value);
}
