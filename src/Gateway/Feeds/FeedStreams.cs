using System.Runtime.CompilerServices;
using Nexus.Gateway.Authentication;
using Nexus.Gateway.Authentication.Revocations;
using Nexus.Gateway.Live;
using Nexus.Gateway.Posts;
using Nexus.Grains.Feeds;
using Nexus.Storage.Ids;

namespace Nexus.Gateway.Feeds;

/// <summary>Live streams of home feeds. What has left a feed before it is delivered is not delivered.</summary>
public sealed class FeedStreams : IDisposable
{
    private readonly IGrainFactory _grains;
    private readonly LiveStreams<PostId> _streams;

    public FeedStreams(IGrainFactory grains, RevokedTokens revoked, TimeProvider time, ILogger<FeedStreams> logger)
    {
        _grains = grains;
        var feeds = new ObservedFeeds<PostId, IFeedObserver>(
            grains, static feed => new Observer(feed), static post => post.Value, SubscribeAsync, (user, observer) => FeedOf(user).UnsubscribeAsync(observer));
        _streams = new LiveStreams<PostId>(feeds.Open, feeds.CloseAsync, "feed", grains, revoked, time, logger);
    }

    /// <summary>The posts that came into the caller's feed after one, in the order in which they came, then those that come.</summary>
    /// <exception cref="Errors.ResyncRequiredException">Some can not be had any more, or the reader was too slow.</exception>
    /// <exception cref="Errors.UnauthenticatedException">The caller's session has ended.</exception>
    public async IAsyncEnumerable<Post> WatchAsync(Caller caller, PostId? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var post in _streams.WatchAsync(caller.User.Value, caller, after?.Value, cancellationToken).ConfigureAwait(false))
        {
            if (await FeedOf(caller.User.Value).FindAsync(post) is { } view)
                yield return Post.From(view);
        }
    }

    public void Dispose() => _streams.Dispose();

    private async Task<IReadOnlyList<PostId>?> SubscribeAsync(long user, IFeedObserver observer, long? after) =>
        (await FeedOf(user).SubscribeAsync(observer, after is { } post ? new PostId(post) : null))?.Missed;

    private IFeedGrain FeedOf(long user) => _grains.GetGrain<IFeedGrain>(user);

    private sealed class Observer(LiveFeed<PostId> feed) : IFeedObserver
    {
        public Task OnPostAddedAsync(PostId post) => feed.TellAsync(post);
    }
}
