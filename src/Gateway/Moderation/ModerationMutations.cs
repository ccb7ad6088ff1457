using Nexus.Gateway.Authentication;
using Nexus.Gateway.Errors;
using Nexus.Gateway.GlobalIds;
using Nexus.Gateway.Posts;
using Nexus.Gateway.Schema;
using Nexus.Gateway.Users;
using Nexus.Grains.Accounts;
using Nexus.Grains.Moderation;

namespace Nexus.Gateway.Moderation;

/// <summary>What people say against posts, and what moderators do. Every act of theirs stands in the audit log.</summary>
[ExtendObjectType<Mutation>]
public sealed class ModerationMutations
{
    /// <summary>Once: whoever reports a post again gets the same report.</summary>
    [SignedIn]
    [Error<ValidationError>]
    [Error<NotFoundError>]
    [UseMutationConvention(PayloadFieldName = "reportId")]
    [ID("Report")]
    public async Task<long?> ReportPostAsync([GraphQLType("ID!")] string postId, string reason, [CurrentCaller] Caller caller, IGrainFactory grains) =>
        await grains.GetPost(postId).ReportAsync(caller.User, reason);

    /// <summary>Until a time, without one for good; a time that has passed lifts the suspension.</summary>
    [SignedIn]
    [Error<ValidationError>]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    public async Task<User?> SuspendUserAsync(
        [GraphQLType("ID!")] string userId, DateTimeOffset? until, string reason, [CurrentCaller] Caller caller, IGrainFactory grains)
    {
        var account = grains.GetGrain<IAccountGrain>(GlobalId.ReadUser(userId).Value);
        return User.From(await account.SuspendAsync(new Suspension(caller.User, until?.ToUniversalTime(), reason)));
    }

    /// <summary>Once: what has been removed stays so.</summary>
    [SignedIn]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    [UseMutationConvention(PayloadFieldName = "removedPostId")]
    [ID<Post>]
    public async Task<long?> RemovePostAsync([GraphQLType("ID!")] string postId, string reason, [CurrentCaller] Caller caller, IGrainFactory grains)
    {
        var post = GlobalId.ReadPost(postId);
        await grains.GetPost(postId).RemoveAsync(new PostRemoval(caller.User, reason));
        return post.Value;
    }
}
