using Nexus.Gateway.Authentication;
using Nexus.Gateway.Errors;
using Nexus.Gateway.GlobalIds;
using Nexus.Gateway.Schema;
using Nexus.Grains.Posts;

namespace Nexus.Gateway.Posts;

[ExtendObjectType<Mutation>]
public sealed class RepostMutations
{
    [SignedIn]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    public async Task<Post?> RepostAsync([GraphQLType("ID!")] string postId, [CurrentCaller] Caller caller, IGrainFactory grains) =>
        Post.From(await grains.GetGrain<IPostGrain>(GlobalId.ReadPost(postId).Value).RepostAsync(caller.User));

    [SignedIn]
    [Error<NotFoundError>]
    public async Task<Post?> UndoRepostAsync([GraphQLType("ID!")] string postId, [CurrentCaller] Caller caller, IGrainFactory grains) =>
        Post.From(await grains.GetGrain<IPostGrain>(GlobalId.ReadPost(postId).Value).UndoRepostAsync(caller.User));
}
