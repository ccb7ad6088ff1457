using Microsoft.Extensions.Options;
using Nexus.Grains.Inboxes.Delivery;
using Nexus.Storage;
using Nexus.Storage.Ids;
using Nexus.Storage.Nodes;
using Nexus.Storage.Reads;

namespace Nexus.Silo.Delivery;

/// <summary>
/// Delivers what was committed and not handed to the stream: what this silo failed to, what the earlier holder of its node number had not come to, and what silos that have
/// gone without a word left behind. Inboxes take an event once, so several silos may do this at the same time.
/// </summary>
internal sealed partial class DeliverySweep(
    DeliveryTracker tracker, Notifier notifier, INotificationReads notifications, INodeLease lease, INodeLeases leases, IIdGenerator ids,
    IOptions<StorageOptions> options, TimeProvider time, ILogger<DeliverySweep> logger) : BackgroundService
{
    private const int PageSize = 500;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    // Longer than a commit may take: what has not been written by then never will be.
    private static readonly TimeSpan Overdue = TimeSpan.FromSeconds(10);
    private NotificationId _newest;

    /// <summary>One round.</summary>
    internal async Task SweepAsync(CancellationToken cancellationToken)
    {
        // Made a round ago: whatever is older and not in the tracker has been delivered.
        var through = _newest;
        _newest = new NotificationId(ids.Next());
        foreach (var notification in tracker.ListOverdue(Overdue))
            await SettleAsync(notification.Id, cancellationToken);
        if (through != default)
            await lease.SetDeliveredThroughAsync(tracker.DeliveredThrough(through), cancellationToken);
        var age = options.Value.NodeLease.Duration + options.Value.NodeLease.Grace;
        foreach (var expired in await leases.ListExpiredAsync(age, cancellationToken))
        {
            if (await TryRedeliverAsync(expired.Node, expired.DeliveredThrough, cancellationToken) is not { } last)
                continue;
            await leases.SetDeliveredThroughAsync(expired.Node, expired.Holder, last, cancellationToken);
            await leases.ReleaseAsync(expired.Node, expired.Holder, cancellationToken);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        var hasInherited = false;
        do
        {
            try
            {
                hasInherited = hasInherited || await TryRedeliverAsync(lease.Node, lease.DeliveredBefore, stoppingToken) is not null;
                if (hasInherited)
                    await SweepAsync(stoppingToken);
            }
            catch (StorageUnavailableException)
            {
                // The lease's log tells of an outage; the round after it does what this one did not come to.
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogFailed(exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task SettleAsync(NotificationId id, CancellationToken cancellationToken)
    {
        var rows = await notifications.ListWrittenByNodeAsync(lease.Node, new NotificationId(id.Value - 1), 1, cancellationToken);
        if (rows is not [var row] || row.Id != id || await notifier.RedeliverAsync(row))
            tracker.End(id);
    }

    /// <summary>Publishes all that a node wrote after an event, and says up to which; null where the stream refused some of it.</summary>
    private async Task<NotificationId?> TryRedeliverAsync(int node, NotificationId after, CancellationToken cancellationToken)
    {
        var last = after;
        while (await notifications.ListWrittenByNodeAsync(node, last, PageSize, cancellationToken) is { Count: > 0 } rows)
        {
            foreach (var row in rows)
            {
                if (!await notifier.RedeliverAsync(row))
                    return null;
            }

            last = rows[^1].Id;
            LogRedelivered(rows.Count, node);
        }

        return last;
    }

    [LoggerMessage(EventId = 3101, Level = LogLevel.Information, Message = "{Count} notifications that node {Node} wrote were delivered again")]
    private partial void LogRedelivered(int count, int node);

    [LoggerMessage(EventId = 3102, Level = LogLevel.Warning, Message = "A round of delivering left-over notifications failed")]
    private partial void LogFailed(Exception exception);
}
