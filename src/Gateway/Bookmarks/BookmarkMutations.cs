using Nexus.Gateway.Authentication;
using Nexus.Gateway.Errors;
using Nexus.Gateway.GlobalIds;
using Nexus.Gateway.Posts;
using Nexus.Gateway.Schema;

namespace Nexus.Gateway.Bookmarks;

[ExtendObjectType<Mutation>]
public sealed class BookmarkMutations
{
    [SignedIn]
    [Error<NotFoundError>]
    public async Task<Post?> BookmarkPostAsync([GraphQLType("ID!")] string postId, [CurrentCaller] Caller caller, IGrainFactory grains) =>
        Post.From(await grains.GetPost(postId).BookmarkAsync(caller.User));

    [SignedIn]
    [Error<NotFoundError>]
    public async Task<Post?> RemoveBookmarkAsync([GraphQLType("ID!")] string postId, [CurrentCaller] Caller caller, IGrainFactory grains) =>
        Post.From(await grains.GetPost(postId).RemoveBookmarkAsync(caller.User));
}
