using System.Runtime.CompilerServices;
using Nexus.Gateway.Authentication;
using Nexus.Gateway.Authentication.Revocations;
using Nexus.Gateway.Live;
using Nexus.Grains.Errors;
using Nexus.Grains.Posts;
using Nexus.Storage.Ids;

namespace Nexus.Gateway.Comments;

/// <summary>Live streams of the comments of posts. Each reader gets what they may see.</summary>
public sealed class CommentStreams : IDisposable
{
    private readonly IGrainFactory _grains;
    private readonly LiveStreams<CommentId> _streams;

    public CommentStreams(IGrainFactory grains, RevokedTokens revoked, TimeProvider time, ILogger<CommentStreams> logger)
    {
        _grains = grains;
        var feeds = new ObservedFeeds<CommentId, ICommentObserver>(
            grains, static feed => new Observer(feed), static comment => comment.Number, SubscribeAsync,
            (post, observer) => PostOf(post).UnsubscribeFromCommentsAsync(observer));
        _streams = new LiveStreams<CommentId>(feeds.Open, feeds.CloseAsync, "comment", grains, revoked, time, logger);
    }

    /// <summary>The comments after one, in the order in which they came, then those that come.</summary>
    /// <exception cref="NotFoundException">The post is not there for the caller.</exception>
    /// <exception cref="Errors.ResyncRequiredException">Some can not be had any more, or the reader was too slow.</exception>
    /// <exception cref="Errors.UnauthenticatedException">The caller's session has ended.</exception>
    public async IAsyncEnumerable<Comment> WatchAsync(
        PostId post, Caller caller, CommentId? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (await PostOf(post.Value).GetAsync(caller.Viewer) is null)
            throw new NotFoundException("There is no such post.");
        await foreach (var comment in _streams.WatchAsync(post.Value, caller, after?.Number, cancellationToken).ConfigureAwait(false))
        {
            if (await PostOf(post.Value).GetCommentAsync(comment, caller.Viewer) is { } view)
                yield return Comment.From(view);
        }
    }

    public void Dispose() => _streams.Dispose();

    private async Task<IReadOnlyList<CommentId>?> SubscribeAsync(long post, ICommentObserver observer, long? after)
    {
        CommentId? last = after is { } number ? new CommentId(new PostId(post), number) : null;
        return (await PostOf(post).SubscribeToCommentsAsync(observer, last))?.Missed;
    }

    private IPostGrain PostOf(long post) => _grains.GetGrain<IPostGrain>(post);

    private sealed class Observer(LiveFeed<CommentId> feed) : ICommentObserver
    {
        public Task OnCommentAddedAsync(CommentId comment) => feed.TellAsync(comment);
    }
}
