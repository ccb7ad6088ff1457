using System.Collections.Concurrent;

namespace HotChocolate.Execution;

/// <summary>Token sources that cancel after the time-out, used again where they have not.</summary>
internal sealed class TimeLimitPool(TimeSpan timeout, TimeProvider time)
{
    private const int MostPooled = 256;
    private readonly ConcurrentQueue<CancellationTokenSource> _pool = new();

    public CancellationTokenSource Rent()
    {
        if (time != TimeProvider.System || !_pool.TryDequeue(out var limit))
            return new CancellationTokenSource(timeout, time);
        limit.CancelAfter(timeout);
        return limit;
    }

    public void Return(CancellationTokenSource limit)
    {
        if (time == TimeProvider.System && _pool.Count < MostPooled && limit.TryReset())
            _pool.Enqueue(limit);
        else
            limit.Dispose();
    }
}
