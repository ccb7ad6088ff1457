using Nexus.Gateway.Authentication;
using Nexus.Gateway.GlobalIds;
using Nexus.Gateway.Schema;

namespace Nexus.Gateway.Posts;

[ExtendObjectType<Subscription>]
public sealed class PostSubscriptions
{
    /// <summary>A post whenever its text or its counts have changed, at most four times a second; ends when it is deleted.</summary>
    [Subscribe(With = nameof(SubscribeToPostChanged))]
    public Post PostChanged([EventMessage] Post post, [GraphQLType("ID!")] string postId) => post;

    [GraphQLIgnore]
    public IAsyncEnumerable<Post> SubscribeToPostChanged(
        string postId, [CurrentCaller] Caller caller, PostStreams posts, CancellationToken cancellationToken) =>
        posts.WatchAsync(GlobalId.ReadPost(postId), caller, cancellationToken);
}
