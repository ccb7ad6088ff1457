using Nexus.Gateway.Authentication;
using Nexus.Gateway.Errors;
using Nexus.Gateway.GlobalIds;
using Nexus.Gateway.Schema;

namespace Nexus.Gateway.Posts;

[ExtendObjectType<Mutation>]
public sealed class LikeMutations
{
    [SignedIn]
    [Error<NotFoundError>]
    public async Task<Post?> LikePostAsync([GraphQLType("ID!")] string postId, [CurrentCaller] Caller caller, IGrainFactory grains) =>
        Post.From(await grains.GetPost(postId).LikeAsync(caller.User));

    [SignedIn]
    [Error<NotFoundError>]
    public async Task<Post?> UnlikePostAsync([GraphQLType("ID!")] string postId, [CurrentCaller] Caller caller, IGrainFactory grains) =>
        Post.From(await grains.GetPost(postId).UnlikeAsync(caller.User));
}
