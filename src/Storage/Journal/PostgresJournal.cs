using System.Diagnostics.Metrics;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Nexus.Storage.Connections;

namespace Nexus.Storage.Journal;

/// <summary>Group commit: callers queue, one loop writes whatever is queued.</summary>
internal sealed class PostgresJournal : IJournal, IHostedService, IAsyncDisposable
{
    private readonly JournalOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<PostgresJournal> _logger;
    private readonly Channel<PendingChange> _queue;
    private readonly BatchWriter _writer;
    private readonly BatchCommitter _committer;
    private readonly JournalMetrics _metrics;
    private readonly CancellationTokenSource _abandon = new();
    private readonly Task _loop;

    public PostgresJournal(
        StorageConnections connections, IOptions<StorageOptions> options, TimeProvider time, IMeterFactory meters, ILogger<PostgresJournal> logger)
    {
        _options = options.Value.Journal;
        _time = time;
        _logger = logger;
        _queue = Channel.CreateBounded<PendingChange>(new BoundedChannelOptions(_options.QueueCapacity) { SingleReader = true });
        _metrics = new JournalMetrics(meters, () => _queue.Reader.Count);
        _writer = new BatchWriter(connections);
        _committer = new BatchCommitter(_writer, _options, time, _metrics, logger);
        _loop = Task.Run(RunAsync);
    }

    public Task<TOutcome> CommitAsync<TOutcome>(Change<TOutcome> change)
    {
        ChangeAppliers.EnsureKnown(change);
        var pending = new PendingChange<TOutcome>(change, _time.GetTimestamp());
        if (_queue.Writer.TryWrite(pending))
            return AwaitAsync(pending.Task);
        _metrics.Failed("queue_full");
        return Task.FromException<TOutcome>(new StorageUnavailableException());
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Takes no more changes, writes what is queued within <see cref="JournalOptions.DrainTimeout"/>, and fails the rest.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _queue.Writer.TryComplete();
        try
        {
            await _loop.WaitAsync(_options.DrainTimeout, _time, cancellationToken);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            await _abandon.CancelAsync();
            await _loop;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(CancellationToken.None);
        await _writer.DisposeAsync();
        _metrics.Dispose();
        _abandon.Dispose();
    }

    /// <summary>The caller's own clock: the writer may be held up in an attempt that takes longer.</summary>
    private async Task<TOutcome> AwaitAsync<TOutcome>(Task<TOutcome> commit)
    {
        try
        {
            return await commit.WaitAsync(_options.Deadline, _time).ConfigureAwait(false);
        }
        catch (TimeoutException exception)
        {
            throw new StorageUnavailableException(exception);
        }
    }

    /// <summary>
    /// Callers of the last batch are on their way back with their next changes: lets them run first, for as long as the queue grows.
    /// </summary>
    private async Task GatherAsync()
    {
        if (_options.Linger > TimeSpan.Zero && _queue.Reader.Count < _options.BatchSize)
            await Task.Delay(_options.Linger, _time);
        int waiting;
        do
        {
            waiting = _queue.Reader.Count;
            await Task.Yield();
        }
        while (_queue.Reader.Count > waiting && waiting < _options.BatchSize);
    }

    private async Task RunAsync()
    {
        var cutter = new BatchCutter(_queue.Reader, _options.BatchSize);
        while (await _queue.Reader.WaitToReadAsync())
        {
            await GatherAsync();
            var batch = cutter.Take();
            try
            {
                await _committer.CommitAsync(batch, _abandon.Token);
            }
            catch (Exception exception)
            {
                // The loop must outlive any fault: a journal that has stopped is an outage nobody sees.
                _metrics.Failed("internal");
                JournalLog.LoopFault(_logger, exception);
                foreach (var pending in batch)
                    pending.Fail(new StorageUnavailableException(exception));
            }
        }
    }
}
