using Nexus.Grains.Live;

namespace Nexus.Grains.Posts;

internal sealed partial class PostGrain
{
    private Subscribers<ICommentObserver, CommentId>? _commentSubscribers;
    private PostChanges? _changes;

    public async Task<CommentBacklog?> SubscribeToCommentsAsync(ICommentObserver observer, CommentId? after)
    {
        var state = await _state.GetAsync();
        // From here on without an await: what is not in the backlog goes to the observer.
        var missed = after is { } last ? state?.Comments.ListArrivedAfter(last) : Array.Empty<CommentId>();
        if (missed is null || missed.Count > _options.BacklogBound)
            return null;
        _commentSubscribers ??= new(static (subscriber, comment) => subscriber.OnCommentAddedAsync(comment), _logger);
        _commentSubscribers.Add(observer);
        return new CommentBacklog(missed);
    }

    public Task UnsubscribeFromCommentsAsync(ICommentObserver observer)
    {
        _commentSubscribers?.Remove(observer);
        return Task.CompletedTask;
    }

    public async Task<long?> SubscribeToChangesAsync(IPostObserver observer, long? known)
    {
        await _state.GetAsync();
        _changes ??= new PostChanges(this, _time, _logger);
        return _changes.Subscribe(observer, known);
    }

    public Task UnsubscribeFromChangesAsync(IPostObserver observer)
    {
        _changes?.Unsubscribe(observer);
        return Task.CompletedTask;
    }

    private void TellOfComment(CommentId comment)
    {
        if (_commentSubscribers is { IsEmpty: false } subscribers)
            subscribers.Publish(comment);
    }
}
