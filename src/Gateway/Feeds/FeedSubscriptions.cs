using Nexus.Gateway.Authentication;
using Nexus.Gateway.GlobalIds;
using Nexus.Gateway.Posts;
using Nexus.Gateway.Schema;

namespace Nexus.Gateway.Feeds;

[ExtendObjectType<Subscription>]
public sealed class FeedSubscriptions
{
    /// <summary>Posts that come into the viewer's feed: what came since <paramref name="after"/>, then what comes, without a gap and without a repeat.</summary>
    [Subscribe(With = nameof(SubscribeToFeedPostAdded))]
    public Post FeedPostAdded([EventMessage] Post post, [GraphQLType("ID")] string? after) => post;

    [GraphQLIgnore]
    public IAsyncEnumerable<Post> SubscribeToFeedPostAdded(
        string? after, [CurrentCaller] Caller caller, FeedStreams feeds, CancellationToken cancellationToken)
    {
        caller.RequireUser();
        return feeds.WatchAsync(caller, after is null ? null : GlobalId.ReadPost(after), cancellationToken);
    }
}
