using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Hosting;
using Orleans.Reminders;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>
/// Ticks the reminders of a silo's share of the table. What is registered through the cluster is known at once; the share is read when it changes, and now and then.
/// </summary>
internal sealed class ReminderService(
    Silo silo, IServiceProvider services, IOptions<ReminderOptions> options, [FromKeyedServices(ReminderTimeProviderNames.Reminders)] TimeProvider time)
    : ILifecycleParticipant<ISiloLifecycle>
{
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly Dictionary<(GrainId Grain, string Name), LocalReminder> _reminders = [];
    private readonly HashSet<(GrainId Grain, string Name)> _changedSinceRead = [];
    private readonly Channel<bool> _reads = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly CancellationTokenSource _stop = new();
    private IReminderTable? _table;
    private ITimer? _timer;
    private Task _reading = Task.CompletedTask;
    private RingShare _share;
    private DateTime? _dealtAt;
    private bool _isEnded;

    public Silo Silo => silo;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public void Participate(ISiloLifecycle lifecycle) =>
        lifecycle.Subscribe(nameof(ReminderService), ServiceLifecycleStage.BecomeActive, StartAsync, StopAsync);

    /// <summary>Another share, because silos came or went. From this moment on the ticks that fall due in it are this silo's, even if it knows of them later.</summary>
    public void Deal(RingShare share)
    {
        lock (_lock)
        {
            _share = share;
            _dealtAt ??= Now;
            foreach (var key in _reminders.Keys.Where(key => !share.Contains(key.Grain)).ToList())
                Drop(key);
        }

        _reads.Writer.TryWrite(true);
    }

    /// <summary>What was just written; a share that has gone to another silo meanwhile is read there.</summary>
    public void Register(ReminderEntry entry)
    {
        lock (_lock)
        {
            if (_isEnded || !_share.Contains(entry.GrainId))
                return;
            _changedSinceRead.Add(KeyOf(entry));
            Put(entry, entry.StartAt);
        }
    }

    public void Unregister(GrainId grain, string name)
    {
        lock (_lock)
        {
            _changedSinceRead.Add((grain, name));
            Drop((grain, name));
        }
    }

    /// <summary>Nothing ticks any more.</summary>
    public void End()
    {
        lock (_lock)
        {
            _isEnded = true;
            foreach (var key in _reminders.Keys.ToList())
                Drop(key);
        }
    }

    private static (GrainId Grain, string Name) KeyOf(ReminderEntry entry) => (entry.GrainId, entry.ReminderName);

    private async Task StartAsync(CancellationToken cancellation)
    {
        _table = services.GetService<IReminderTable>()
            ?? throw new OrleansConfigurationException($"There are reminders but nowhere to keep them: no {nameof(IReminderTable)} is registered.");
        using (var limit = new CancellationTokenSource(options.Value.InitializationTimeout, time))
        using (var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation))
            await _table.StartAsync(both.Token).WaitAsync(both.Token);
        using (ExecutionContext.SuppressFlow())
        {
            _timer = time.CreateTimer(
                static service => ((ReminderService)service!)._reads.Writer.TryWrite(true), this, options.Value.RefreshReminderListPeriod, options.Value.RefreshReminderListPeriod);
            _reading = Task.Run(ReadAsync, CancellationToken.None);
        }

        silo.Cluster.Reminders.Join(this);
        ReminderLog.Started(silo.Logger, silo.Name);
    }

    private async Task StopAsync(CancellationToken cancellation)
    {
        silo.Cluster.Reminders.Leave(silo);
        if (_timer is not null)
            await _timer.DisposeAsync();
        await _stop.CancelAsync();
        await _reading;
        if (_table is not null)
            await _table.StopAsync(cancellation);
    }

    private async Task ReadAsync()
    {
        try
        {
            await foreach (var _ in _reads.Reader.ReadAllAsync(_stop.Token))
            {
                if (!await TryReadShareAsync(_stop.Token))
                    _timer!.Change(PauseAfterFailure, options.Value.RefreshReminderListPeriod);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The silo stops.
        }
    }

    private async Task<bool> TryReadShareAsync(CancellationToken cancellation)
    {
        try
        {
            RingShare share;
            lock (_lock)
            {
                share = _share;
                _changedSinceRead.Clear();
            }

            var rows = await _table!.ReadRows(share.Begin, share.End).WaitAsync(cancellation);
            Take(rows.Reminders, share);
            return true;
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            ReminderLog.NotRead(silo.Logger, exception, silo.Name);
            return false;
        }
    }

    /// <summary>What the table had when it was read. What was registered or ended since is newer.</summary>
    private void Take(IList<ReminderEntry> rows, RingShare share)
    {
        lock (_lock)
        {
            // Dealt anew while it was read: that is read next.
            if (_isEnded || share != _share)
                return;
            var from = _dealtAt ?? Now;
            _dealtAt = null;
            var gone = _reminders.Keys.Except(rows.Select(KeyOf)).Except(_changedSinceRead).ToList();
            gone.ForEach(Drop);
            foreach (var row in rows.Where(row => !_changedSinceRead.Contains(KeyOf(row)) && share.Contains(row.GrainId)))
                Put(row, new Schedule(row.StartAt, row.Period).NextAfter(from));
            ReminderLog.Read(silo.Logger, silo.Name, _reminders.Count);
        }
    }

    private void Put(ReminderEntry entry, DateTime due)
    {
        if (!_reminders.TryGetValue(KeyOf(entry), out var reminder))
            _reminders[KeyOf(entry)] = new LocalReminder(entry, due, silo, time);
        else if (reminder.ETag == entry.ETag)
            reminder.Arm();
        else
            reminder.Change(entry, due);
    }

    private void Drop((GrainId Grain, string Name) key)
    {
        if (_reminders.Remove(key, out var reminder))
            reminder.Dispose();
    }
}
