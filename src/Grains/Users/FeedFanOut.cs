using Microsoft.Extensions.Logging;
using Nexus.Grains.Feeds;

namespace Nexus.Grains.Users;

/// <summary>
/// Tells many feeds of something, a batch at a time and after the caller has its answer, within the activation's turns. What a crash cuts off is made good when a feed
/// is next read from storage.
/// </summary>
internal sealed partial class FeedFanOut(int batchSize, ILogger logger)
{
    private readonly Queue<(IFeedGrain[] Feeds, Func<IFeedGrain, Task> Tell)> _waiting = new();
    private Task _running = Task.CompletedTask;

    public void Start(IFeedGrain[] feeds, Func<IFeedGrain, Task> tell)
    {
        if (feeds.Length == 0)
            return;
        _waiting.Enqueue((feeds, tell));
        if (_running.IsCompleted)
            _running = RunAsync();
    }

    /// <summary>Completes when everything that was started is done, or when the token says that there is no more time.</summary>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        if (!_running.IsCompleted)
            await _running.WaitAsync(cancellationToken);
    }

    private async Task RunAsync()
    {
        await Task.Yield();
        while (_waiting.TryDequeue(out var next))
        {
            foreach (var batch in next.Feeds.Chunk(batchSize))
                await Task.WhenAll(batch.Select(feed => TellAsync(feed, next.Tell)));
        }
    }

    private async Task TellAsync(IFeedGrain feed, Func<IFeedGrain, Task> tell)
    {
        try
        {
            await tell(feed);
        }
        catch (Exception exception)
        {
            LogUntold(exception, feed.GetPrimaryKeyLong());
        }
    }

    [LoggerMessage(EventId = 2101, Level = LogLevel.Warning, Message = "The feed of {User} could not be told; it will read storage")]
    private partial void LogUntold(Exception exception, long user);
}
