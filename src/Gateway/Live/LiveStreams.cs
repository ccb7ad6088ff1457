using System.Runtime.CompilerServices;
using Nexus.Gateway.Authentication;
using Nexus.Gateway.Authentication.Revocations;
using Nexus.Gateway.Errors;
using Nexus.Gateway.Hosting;
using Nexus.Grains.Accounts;

namespace Nexus.Gateway.Live;

/// <summary>
/// Live streams of one kind, for readers of many subjects. A grain forgets its observers when it is deactivated, so each feed subscribes again at an interval,
/// from the last event that it got: what was missed in between comes then.
/// </summary>
internal sealed class LiveStreams<T>(
    Func<long, LiveFeed<T>> open, Func<long, LiveFeed<T>, Task> closeAsync, string kind, IGrainFactory grains, RevokedTokens revoked,
    TimeProvider time, ILogger logger) : IDisposable
    where T : notnull
{
    private const int RenewedAtOnce = 8;
    private static readonly TimeSpan RenewalInterval = TimeSpan.FromSeconds(30);

    private readonly Dictionary<long, SharedFeed> _feeds = [];
    private readonly CancellationTokenSource _disposed = new();
    private Task? _renewing;

    /// <summary>A subject's events after one, in the order in which they came, then those that come.</summary>
    /// <exception cref="ResyncRequiredException">Some can not be had any more, or the reader was too slow.</exception>
    /// <exception cref="UnauthenticatedException">The caller's session has ended.</exception>
    public async IAsyncEnumerable<T> WatchAsync(
        long subject, Caller caller, long? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = new LiveReader<T>(caller);
        var feed = Enter(subject);
        using var gone = cancellationToken.UnsafeRegister(static reader => ((LiveReader<T>)reader!).End(new OperationCanceledException()), reader);
        using var watch = revoked.Observe(caller, () => reader.End(SessionEnded()));
        try
        {
            await OpenAsync(feed, reader, after);
            while (true)
            {
                while (reader.TryRead(out var told))
                    yield return told;
                await reader.WaitAsync();
            }
        }
        finally
        {
            await LeaveAsync(feed, reader);
        }
    }

    public void Dispose()
    {
        _disposed.Cancel();
        _disposed.Dispose();
    }

    /// <summary>The feed of a subject, which is there until as many have left as have entered.</summary>
    private SharedFeed Enter(long subject)
    {
        lock (_feeds)
        {
            _renewing ??= RenewAllAsync(_disposed.Token);
            if (!_feeds.TryGetValue(subject, out var feed))
                _feeds.Add(subject, feed = new SharedFeed(subject, open(subject)));
            feed.Visitors++;
            return feed;
        }
    }

    private async Task OpenAsync(SharedFeed feed, LiveReader<T> reader, long? after)
    {
        // The access token outlives its session; a stream must not.
        if (!await IsSessionOpenAsync(reader.Caller))
            throw SessionEnded();
        await feed.Feed.JoinAsync(reader, after);
    }

    private async ValueTask LeaveAsync(SharedFeed shared, LiveReader<T> reader)
    {
        if (reader.HasOverflowed)
            logger.WatcherTooSlow(kind, shared.Subject);
        shared.Feed.Leave(reader);
        lock (_feeds)
        {
            if (--shared.Visitors > 0)
                return;
            Forget(shared);
        }

        try
        {
            await closeAsync(shared.Subject, shared.Feed);
        }
        catch (Exception exception)
        {
            // The grain drops an observer that does not answer; whoever reads has gone anyway.
            logger.RenewalFailed(kind, shared.Subject, exception.Message);
        }
    }

    private void Forget(SharedFeed shared)
    {
        if (_feeds.GetValueOrDefault(shared.Subject) == shared)
            _feeds.Remove(shared.Subject);
    }

    private async Task RenewAllAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(RenewalInterval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                SharedFeed[] feeds;
                lock (_feeds)
                    feeds = [.. _feeds.Values];
                await Parallel.ForEachAsync(
                    feeds, new ParallelOptions { MaxDegreeOfParallelism = RenewedAtOnce, CancellationToken = cancellationToken }, (feed, _) => RenewAsync(feed));
            }
        }
        catch (OperationCanceledException)
        {
            // The server ends.
        }
    }

    private async ValueTask RenewAsync(SharedFeed shared)
    {
        try
        {
            foreach (var readers in shared.Feed.Readers.GroupBy(reader => reader.Caller.Session))
                await EndIfClosedAsync([.. readers]);
            await shared.Feed.RenewAsync();
        }
        catch (ResyncRequiredException exception)
        {
            lock (_feeds)
                Forget(shared);
            shared.Feed.End(exception);
        }
        catch (Exception exception)
        {
            logger.RenewalFailed(kind, shared.Subject, exception.Message);
        }
    }

    private async Task EndIfClosedAsync(LiveReader<T>[] readersOfOneSession)
    {
        if (await IsSessionOpenAsync(readersOfOneSession[0].Caller))
            return;
        foreach (var reader in readersOfOneSession)
            reader.End(SessionEnded());
    }

    private async ValueTask<bool> IsSessionOpenAsync(Caller caller) =>
        caller.IsAnonymous || await grains.GetGrain<IAccountGrain>(caller.User.Value).IsSessionOpenAsync(caller.Session);

    private static UnauthenticatedException SessionEnded() => new("The session has ended.");

    private sealed class SharedFeed(long subject, LiveFeed<T> feed)
    {
        public long Subject => subject;

        public LiveFeed<T> Feed => feed;

        public int Visitors { get; set; }
    }
}
