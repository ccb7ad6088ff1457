using Microsoft.Extensions.Options;
using Nexus.Grains.Hydration;
using Nexus.Silo.Jobs;
using Nexus.Storage;
using Nexus.Storage.Nodes;

namespace Nexus.Silo.Delivery;

/// <summary>
/// Finds out by their node numbers that silos have gone, as often as this one renews its own: by then all that they wrote can be read, and of what they had not told grains here
/// nothing is known. One that stopped in good order counts too: its calls may have been cut off.
/// </summary>
internal sealed partial class SiloWatch(
    INodeLeases leases, SiloLosses losses, OpenJobs jobs, IOptions<StorageOptions> options, TimeProvider time, ILogger<SiloWatch> logger) : BackgroundService
{
    private readonly NodeLeaseOptions _options = options.Value.NodeLease;
    private HashSet<Guid> _known = [];

    /// <summary>One look.</summary>
    internal async Task LookAsync(CancellationToken cancellationToken)
    {
        var held = await leases.ListHeldAsync(_options.Duration + _options.Grace, cancellationToken);
        var now = held.Select(lease => lease.Holder).ToHashSet();
        var gone = _known.Count(holder => !now.Contains(holder));
        _known = now;
        if (gone == 0)
            return;
        losses.Note();
        LogGone(gone);
        // It may have begun some that nobody else knows of.
        await jobs.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_options.RenewInterval, time);
        do
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (StorageUnavailableException)
            {
                // The lease's log tells of an outage.
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(EventId = 3103, Level = LogLevel.Information, Message = "{Count} silos have gone: what grains here were not told is read again")]
    private partial void LogGone(int count);
}
