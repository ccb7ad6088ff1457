using System.Runtime.CompilerServices;
using Nexus.Gateway.Authentication;
using Nexus.Gateway.Authentication.Revocations;
using Nexus.Gateway.Errors;
using Nexus.Gateway.Hosting;
using Nexus.Grains.Accounts;
using Nexus.Grains.Inboxes;
using Nexus.Storage.Ids;

namespace Nexus.Gateway.Notifications;

/// <summary>
/// Live streams of people's inboxes. An inbox forgets its observers when it is deactivated, so each feed subscribes again at an interval,
/// from the last event that it got: what was missed in between comes then.
/// </summary>
public sealed class InboxWatches(IGrainFactory grains, RevokedTokens revoked, TimeProvider time, ILogger<InboxWatches> logger) : IDisposable
{
    private const int RenewedAtOnce = 8;
    private static readonly TimeSpan RenewalInterval = TimeSpan.FromSeconds(30);

    // References do not keep their targets alive; this does, as long as somebody reads.
    private readonly Dictionary<UserId, SharedFeed> _feeds = [];
    private readonly CancellationTokenSource _disposed = new();
    private Task? _renewing;

    /// <summary>The events after one, oldest first, then those that come.</summary>
    /// <exception cref="ResyncRequiredException">Some can not be had any more, or the reader was too slow.</exception>
    /// <exception cref="UnauthenticatedException">The caller's session has ended.</exception>
    public async IAsyncEnumerable<Notification> WatchAsync(
        Caller caller, NotificationId? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = new InboxReader(caller);
        var feed = Enter(caller.User);
        using var gone = cancellationToken.UnsafeRegister(static reader => ((InboxReader)reader!).End(new OperationCanceledException()), reader);
        using var watch = revoked.Observe(caller, () => reader.End(SessionEnded()));
        try
        {
            await OpenAsync(feed, reader, after);
            while (true)
            {
                while (reader.TryRead(out var notification))
                    yield return notification;
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

    /// <summary>The feed of a person's inbox, which is there until as many have left as have entered.</summary>
    private SharedFeed Enter(UserId user)
    {
        lock (_feeds)
        {
            _renewing ??= RenewAllAsync(_disposed.Token);
            if (!_feeds.TryGetValue(user, out var feed))
                _feeds.Add(user, feed = new SharedFeed(grains, user));
            feed.Visitors++;
            return feed;
        }
    }

    private async Task OpenAsync(SharedFeed feed, InboxReader reader, NotificationId? after)
    {
        // The access token outlives its session; a stream must not.
        if (!await IsSessionOpenAsync(reader.Caller))
            throw SessionEnded();
        await feed.Feed.JoinAsync(reader, after);
    }

    private async ValueTask LeaveAsync(SharedFeed shared, InboxReader reader)
    {
        if (reader.HasOverflowed)
            logger.InboxWatcherTooSlow(shared.User.Value);
        shared.Feed.Leave(reader);
        lock (_feeds)
        {
            if (--shared.Visitors > 0)
                return;
            Forget(shared);
        }

        try
        {
            await shared.CloseAsync(grains);
        }
        catch (Exception exception)
        {
            // The inbox drops an observer that does not answer; whoever reads has gone anyway.
            logger.InboxRenewalFailed(shared.User.Value, exception.Message);
        }
    }

    private void Forget(SharedFeed shared)
    {
        if (_feeds.GetValueOrDefault(shared.User) == shared)
            _feeds.Remove(shared.User);
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
            logger.InboxRenewalFailed(shared.User.Value, exception.Message);
        }
    }

    private async Task EndIfClosedAsync(InboxReader[] readersOfOneSession)
    {
        if (await IsSessionOpenAsync(readersOfOneSession[0].Caller))
            return;
        foreach (var reader in readersOfOneSession)
            reader.End(SessionEnded());
    }

    private Task<bool> IsSessionOpenAsync(Caller caller) => grains.GetGrain<IAccountGrain>(caller.User.Value).IsSessionOpenAsync(caller.Session);

    private static UnauthenticatedException SessionEnded() => new("The session has ended.");

    /// <summary>A feed with the reference by which its inbox reaches it.</summary>
    private sealed class SharedFeed
    {
        private readonly IInboxGrain _inbox;
        private readonly IInboxObserver _reference;

        public SharedFeed(IGrainFactory grains, UserId user)
        {
            User = user;
            _inbox = grains.GetGrain<IInboxGrain>(user.Value);
            Feed = new InboxFeed(after => _inbox.SubscribeAsync(_reference!, after));
            _reference = grains.CreateObjectReference<IInboxObserver>(Feed);
        }

        public UserId User { get; }

        public InboxFeed Feed { get; }

        public int Visitors { get; set; }

        public async Task CloseAsync(IGrainFactory grains)
        {
            await _inbox.UnsubscribeAsync(_reference);
            grains.DeleteObjectReference<IInboxObserver>(_reference);
        }
    }
}
