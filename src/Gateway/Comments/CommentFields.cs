using HotChocolate.Resolvers;
using HotChocolate.Types.Pagination;
using Nexus.Gateway.Authentication;
using Nexus.Gateway.Paging;
using Nexus.Gateway.Posts;
using Nexus.Gateway.Users;
using Nexus.Grains.Errors;
using Nexus.Grains.Posts;
using Nexus.Grains.Users;

namespace Nexus.Gateway.Comments;

/// <summary>What hangs on a comment.</summary>
[ExtendObjectType<Comment>]
public sealed class CommentFields
{
    private static readonly ListTag s_replies = ListTag.Of("Comment.replies");

    public async Task<Post> GetPostAsync(
        [Parent] Comment comment, [CurrentCaller] Caller caller, PostByIdDataLoader posts, CancellationToken cancellationToken) =>
        await posts.LoadAsync(new PostKey(comment.Key.Post, caller.Viewer), cancellationToken) ?? throw new NotFoundException("There is no such post.");

    public ValueTask<User> GetAuthorAsync([Parent] Comment comment, Profiles profiles, IResolverContext field) =>
        field.LoadUserAsync(comment.AuthorId, profiles);

    /// <summary>Null on the top level, and where the comment replied to is gone.</summary>
    public async Task<Comment?> GetReplyToAsync(
        [Parent] Comment comment, [CurrentCaller] Caller caller, CommentByIdDataLoader comments, CancellationToken cancellationToken) =>
        comment.ReplyToId is { } replyTo ? await comments.LoadAsync(new CommentKey(replyTo, caller.Viewer), cancellationToken) : null;

    /// <summary>Oldest first.</summary>
    [UsePaging(IncludeTotalCount = true)]
    public async Task<Connection<Comment>> GetRepliesAsync(
        int? first, string? after, int? last, string? before, [Parent] Comment comment, [CurrentCaller] Caller caller, IGrainFactory grains)
    {
        var list = s_replies.For(comment.Key.Number);
        var post = grains.GetGrain<IPostGrain>(comment.Key.Post.Value);
        var page = await post.ListCommentsAsync(comment.Key, caller.Viewer, Connections.Request(list, first, after, last, before));
        return page.ToConnection(list, Comment.From);
    }
}
