using System.Runtime.CompilerServices;
using Nexus.Gateway.Authentication;
using Nexus.Gateway.Errors;
using Nexus.Gateway.Hosting;
using Nexus.Grains.Accounts;
using Nexus.Grains.Inboxes;
using Nexus.Storage.Ids;

namespace Nexus.Gateway.Notifications;

/// <summary>
/// Live streams of people's inboxes. An inbox forgets its observers when it is deactivated, so each watch subscribes again at an interval,
/// from the last event that it got: what was missed in between comes then.
/// </summary>
public sealed class InboxWatches(IGrainFactory grains, TimeProvider time, ILogger<InboxWatches> logger)
{
    private static readonly TimeSpan RenewalInterval = TimeSpan.FromSeconds(30);

    /// <summary>The events after one, oldest first, then those that come.</summary>
    /// <exception cref="ResyncRequiredException">Some can not be had any more, or the reader was too slow.</exception>
    /// <exception cref="UnauthenticatedException">The caller's session has ended.</exception>
    public async IAsyncEnumerable<Notification> WatchAsync(
        Caller caller, NotificationId? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var inbox = grains.GetGrain<IInboxGrain>(caller.User.Value);
        // The reference does not keep its target alive; this method does, as long as somebody reads.
        var watch = new InboxWatch(after);
        var reference = grains.CreateObjectReference<IInboxObserver>(watch);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var renewing = Task.CompletedTask;
        try
        {
            await watch.CatchUpAsync(last => inbox.SubscribeAsync(reference, last));
            renewing = RenewAsync(watch, reference, inbox, caller, ending.Token);
            await foreach (var notification in watch.ReadAllAsync(cancellationToken))
                yield return Notification.From(notification);
        }
        finally
        {
            if (watch.HasOverflowed)
                logger.InboxWatcherTooSlow(caller.User.Value);
            await ending.CancelAsync();
            await renewing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await LeaveAsync(inbox, reference, caller);
            GC.KeepAlive(watch);
        }
    }

    private async Task RenewAsync(InboxWatch watch, IInboxObserver reference, IInboxGrain inbox, Caller caller, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(RenewalInterval, time);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            try
            {
                if (await grains.GetGrain<IAccountGrain>(caller.User.Value).IsSessionOpenAsync(caller.Session))
                    await watch.CatchUpAsync(last => inbox.SubscribeAsync(reference, last));
                else
                    watch.End(new UnauthenticatedException("The session has ended."));
            }
            catch (Exception exception) when (exception is not ResyncRequiredException)
            {
                logger.InboxRenewalFailed(caller.User.Value, exception.Message);
            }
            catch (ResyncRequiredException exception)
            {
                watch.End(exception);
            }
        }
    }

    private async Task LeaveAsync(IInboxGrain inbox, IInboxObserver reference, Caller caller)
    {
        try
        {
            await inbox.UnsubscribeAsync(reference);
            grains.DeleteObjectReference<IInboxObserver>(reference);
        }
        catch (Exception exception)
        {
            // The inbox drops an observer that does not answer; whoever reads has gone anyway.
            logger.InboxRenewalFailed(caller.User.Value, exception.Message);
        }
    }
}
