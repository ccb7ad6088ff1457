using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Nexus.Storage.Ids;

namespace Nexus.Storage.Nodes;

/// <summary>
/// Takes a node number when the host starts, renews it, and gives it back when the host stops. While the lease is uncertain (PostgreSQL is away
/// for longer than it lasts) there is no number; where it turns out to be lost, the host stops.
/// </summary>
internal sealed class NodeLease(
    INodeLeases leases, IOptions<StorageOptions> options, TimeProvider time, IHostApplicationLifetime host, ILogger<NodeLease> logger)
    : INodeLease, IHostedService, IAsyncDisposable
{
    private readonly NodeLeaseOptions _options = options.Value.NodeLease;
    private readonly CancellationTokenSource _stop = new();
    private NodeLeaseRow? _lease;
    private readonly SemaphoreSlim _renewing = new(1);
    private long _certainSince;
    private volatile bool _isLost;
    private Task _renewal = Task.CompletedTask;

    public int Node
    {
        get
        {
            if (Volatile.Read(ref _lease) is not { } lease)
                throw new InvalidOperationException("The node lease has not been taken yet: the host has not started.");
            if (_isLost)
                throw new InvalidOperationException($"The lease on node number {lease.Node} was lost: this silo must not make ids any more.");
            if (!IsCertain)
                throw new StorageUnavailableException();
            return lease.Node;
        }
    }

    private bool IsCertain => time.GetElapsedTime(Volatile.Read(ref _certainSince)) < _options.Duration;

    public Guid Holder { get; } = Guid.NewGuid();

    public NotificationId DeliveredBefore => _lease?.DeliveredThrough ?? default;

    public ValueTask EnsureCertainAsync() => IsCertain || _isLost || _lease is null ? ValueTask.CompletedTask : new ValueTask(RenewNowAsync());

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var lease = await leases.TakeAsync(Holder, _options.Duration + _options.Grace, cancellationToken);
        Volatile.Write(ref _certainSince, start);
        Volatile.Write(ref _lease, lease);
        NodeLog.Taken(logger, lease.Node);
        _renewal = Task.Run(RenewAsync, CancellationToken.None);
    }

    public Task<bool> SetDeliveredThroughAsync(NotificationId through, CancellationToken cancellationToken) =>
        leases.SetDeliveredThroughAsync(Node, Holder, through, cancellationToken);

    /// <summary>Ends the renewal. The number is given back only where the host stops in good order.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await EndRenewalAsync();
        if (_lease is not { } lease || _isLost)
            return;
        try
        {
            await leases.ReleaseAsync(lease.Node, Holder, cancellationToken);
        }
        catch (Exception exception) when (exception is StorageUnavailableException or OperationCanceledException)
        {
            NodeLog.NotReleased(logger, lease.Node, exception);
        }
        _isLost = true;
    }

    public async ValueTask DisposeAsync()
    {
        await EndRenewalAsync();
        _stop.Dispose();
        _renewing.Dispose();
    }

    private async Task EndRenewalAsync()
    {
        if (_stop.IsCancellationRequested)
            return;
        await _stop.CancelAsync();
        await _renewal;
    }

    private async Task RenewAsync()
    {
        using var timer = new PeriodicTimer(_options.RenewInterval, time);
        try
        {
            while (!_isLost && await timer.WaitForNextTickAsync(_stop.Token))
                await RenewOnceAsync();
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    /// <summary>The first call after an outage must not wait for the timer.</summary>
    private async Task RenewNowAsync()
    {
        await _renewing.WaitAsync(_stop.Token).ConfigureAwait(false);
        try
        {
            if (!IsCertain && !_isLost)
                await RenewOnceAsync().ConfigureAwait(false);
        }
        finally
        {
            _renewing.Release();
        }
        if (!IsCertain)
            throw new StorageUnavailableException();
    }

    private async Task RenewOnceAsync()
    {
        var lease = _lease!;
        var start = time.GetTimestamp();
        try
        {
            if (await leases.RenewAsync(lease.Node, Holder, _stop.Token))
                Volatile.Write(ref _certainSince, start);
            else
                Lose(lease);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            NodeLog.NotRenewed(logger, lease.Node, exception.GetBaseException().Message);
        }
    }

    private void Lose(NodeLeaseRow lease)
    {
        _isLost = true;
        NodeLog.Lost(logger, lease.Node);
        host.StopApplication();
    }
}
