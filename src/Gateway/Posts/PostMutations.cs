using Nexus.Gateway.Authentication;
using Nexus.Gateway.Errors;
using Nexus.Gateway.GlobalIds;
using Nexus.Gateway.Schema;
using Nexus.Grains.Posts;
using Nexus.Storage.Ids;

namespace Nexus.Gateway.Posts;

[ExtendObjectType<Mutation>]
public sealed class PostMutations
{
    [SignedIn]
    [Error<ValidationError>]
    [Error<NotFoundError>]
    public async Task<Post?> CreatePostAsync(
        string text, [DefaultValueSyntax("PUBLIC")] Visibility? visibility, [GraphQLType("ID")] string? quotedPostId, string? idempotencyKey,
        [CurrentCaller] Caller caller, IGrainFactory grains)
    {
        PostId? quoted = quotedPostId is null ? null : GlobalId.ReadPost(quotedPostId);
        var post = new NewPost(text, visibility ?? Visibility.Public, quoted, idempotencyKey);
        return Post.From(await grains.GetSelf(caller).CreatePostAsync(post));
    }

    [SignedIn]
    [Error<ValidationError>]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    public async Task<Post?> EditPostAsync([GraphQLType("ID!")] string postId, string text, [CurrentCaller] Caller caller, IGrainFactory grains) =>
        Post.From(await grains.GetGrain<IPostGrain>(GlobalId.ReadPost(postId).Value).EditAsync(caller.User, text));

    [SignedIn]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    [UseMutationConvention(PayloadFieldName = "deletedPostId")]
    [ID<Post>]
    public async Task<long?> DeletePostAsync([GraphQLType("ID!")] string postId, [CurrentCaller] Caller caller, IGrainFactory grains)
    {
        var post = GlobalId.ReadPost(postId);
        await grains.GetSelf(caller).DeletePostAsync(post);
        return post.Value;
    }
}
