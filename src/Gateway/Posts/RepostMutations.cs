using Nexus.Gateway.Authentication;
using Nexus.Gateway.Errors;
using Nexus.Gateway.GlobalIds;
using Nexus.Gateway.Schema;

namespace Nexus.Gateway.Posts;

[ExtendObjectType<Mutation>]
public sealed class RepostMutations
{
    [SignedIn]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    public async Task<Post?> RepostAsync([GraphQLType("ID!")] string postId, [CurrentCaller] Caller caller, IGrainFactory grains) =>
        Post.From(await grains.GetPost(postId).RepostAsync(caller.User));

    [SignedIn]
    [Error<NotFoundError>]
    public async Task<Post?> UndoRepostAsync([GraphQLType("ID!")] string postId, [CurrentCaller] Caller caller, IGrainFactory grains) =>
        Post.From(await grains.GetPost(postId).UndoRepostAsync(caller.User));
}
