using System.Runtime.CompilerServices;
using Nexus.Gateway.Authentication;
using Nexus.Gateway.Authentication.Revocations;
using Nexus.Gateway.Live;
using Nexus.Grains.Errors;
using Nexus.Grains.Posts;
using Nexus.Storage.Ids;

namespace Nexus.Gateway.Posts;

/// <summary>Live streams of what posts have become. A reader who is slower than the changes gets the last one.</summary>
public sealed class PostStreams : IDisposable
{
    private readonly IGrainFactory _grains;
    private readonly LiveStreams<long> _streams;

    public PostStreams(IGrainFactory grains, RevokedTokens revoked, TimeProvider time, ILogger<PostStreams> logger)
    {
        _grains = grains;
        var feeds = new ObservedFeeds<long, IPostObserver>(
            grains, static feed => new Observer(feed), static version => version, SubscribeAsync,
            (post, observer) => PostOf(post).UnsubscribeFromChangesAsync(observer));
        _streams = new LiveStreams<long>(feeds.Open, feeds.CloseAsync, "post", grains, revoked, time, logger);
    }

    /// <summary>The post as the caller sees it, after each of its changes; ends when it is not there for them any more.</summary>
    /// <exception cref="NotFoundException">It is not there for the caller.</exception>
    /// <exception cref="Errors.UnauthenticatedException">The caller's session has ended.</exception>
    public async IAsyncEnumerable<Post> WatchAsync(PostId post, Caller caller, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var last = await PostOf(post.Value).GetAsync(caller.Viewer) ?? throw new NotFoundException("There is no such post.");
        await foreach (var _ in _streams.WatchAsync(post.Value, caller, after: null, cancellationToken).ConfigureAwait(false))
        {
            if (await PostOf(post.Value).GetAsync(caller.Viewer) is not { } now)
                yield break;
            if (now == last)
                continue;
            yield return Post.From(last = now);
        }
    }

    public void Dispose() => _streams.Dispose();

    private async Task<IReadOnlyList<long>?> SubscribeAsync(long post, IPostObserver observer, long? known) =>
        await PostOf(post).SubscribeToChangesAsync(observer, known) is { } version && known is not null ? [version] : [];

    private IPostGrain PostOf(long post) => _grains.GetGrain<IPostGrain>(post);

    private sealed class Observer(LiveFeed<long> feed) : IPostObserver
    {
        public Task OnPostChangedAsync(long version) => feed.TellAsync(version);
    }
}
