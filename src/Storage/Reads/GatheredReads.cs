namespace Nexus.Storage.Reads;

/// <summary>
/// Rows by key that many ask for at the same moment, each for one, as grains do that are activated together: what comes before a statement is sent is read by it. Who asks is never
/// answered from before the question.
/// </summary>
internal sealed class GatheredReads<TKey, TRow>(Func<IReadOnlyList<TKey>, Task<IReadOnlyDictionary<TKey, TRow>>> read)
    where TKey : notnull
    where TRow : class
{
    private const int MaxTogether = 64;

    /// <summary>How long the next ones wait for a statement that is under way: one slow row must not hold up all others.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(2);

    private readonly Lock _sync = new();
    private readonly Queue<(TKey Key, TaskCompletionSource<TRow?> Row)> _waiting = new();
    private bool _isGathering;

    /// <summary>The row, or null where there is none.</summary>
    public Task<TRow?> LoadAsync(TKey key, CancellationToken cancellationToken)
    {
        var row = new TaskCompletionSource<TRow?>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_sync)
        {
            _waiting.Enqueue((key, row));
            if (!_isGathering)
                _ = Task.Run(GatherAsync, CancellationToken.None);
            _isGathering = true;
        }

        return row.Task.WaitAsync(cancellationToken);
    }

    private async Task GatherAsync()
    {
        while (true)
        {
            var seen = 0;
            // Others are on their way, as long as more come each time that they are let run.
            while (CountWaiting() is var waiting && waiting > seen && seen < MaxTogether)
            {
                seen = waiting;
                await Task.Yield();
            }

            if (Take() is not { } batch)
                return;
            await Task.WhenAny(ReadAsync(batch), Task.Delay(Patience)).ConfigureAwait(false);
        }
    }

    private int CountWaiting()
    {
        lock (_sync)
            return _waiting.Count;
    }

    /// <summary>Null where nobody waits, which ends the gathering.</summary>
    private List<(TKey Key, TaskCompletionSource<TRow?> Row)>? Take()
    {
        lock (_sync)
        {
            if (_waiting.Count == 0)
            {
                _isGathering = false;
                return null;
            }

            var batch = new List<(TKey, TaskCompletionSource<TRow?>)>();
            while (batch.Count < MaxTogether && _waiting.TryDequeue(out var next))
                batch.Add(next);
            return batch;
        }
    }

    private async Task ReadAsync(List<(TKey Key, TaskCompletionSource<TRow?> Row)> batch)
    {
        try
        {
            var rows = await read([.. batch.Select(static asked => asked.Key).Distinct()]).ConfigureAwait(false);
            foreach (var (key, row) in batch)
                row.TrySetResult(rows.GetValueOrDefault(key));
        }
        catch (Exception exception)
        {
            foreach (var (_, row) in batch)
                row.TrySetException(exception);
        }
    }
}
