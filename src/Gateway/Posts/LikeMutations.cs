using Nexus.Gateway.Authentication;
using Nexus.Gateway.Errors;
using Nexus.Gateway.GlobalIds;
using Nexus.Gateway.Schema;
using Nexus.Grains.Posts;

namespace Nexus.Gateway.Posts;

[ExtendObjectType<Mutation>]
public sealed class LikeMutations
{
    [SignedIn]
    [Error<NotFoundError>]
    public async Task<Post?> LikePostAsync([GraphQLType("ID!")] string postId, [CurrentCaller] Caller caller, IGrainFactory grains) =>
        Post.From(await Grain(grains, postId).LikeAsync(caller.User));

    [SignedIn]
    [Error<NotFoundError>]
    public async Task<Post?> UnlikePostAsync([GraphQLType("ID!")] string postId, [CurrentCaller] Caller caller, IGrainFactory grains) =>
        Post.From(await Grain(grains, postId).UnlikeAsync(caller.User));

    private static IPostGrain Grain(IGrainFactory grains, string postId) => grains.GetGrain<IPostGrain>(GlobalId.ReadPost(postId).Value);
}
