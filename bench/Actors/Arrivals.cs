using System.Diagnostics;

namespace Nexus.Bench.Actors;

/// <summary>Counts events down and tells when the last one came.</summary>
internal sealed class Arrivals
{
    private TaskCompletionSource<long> _last = new();
    private long _missing;

    /// <summary>Completes with the time stamp of the last of so many events.</summary>
    public Task<long> ExpectAsync(long count)
    {
        _last = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        Volatile.Write(ref _missing, count);
        return _last.Task;
    }

    public void Add()
    {
        if (Interlocked.Decrement(ref _missing) == 0)
            _last.SetResult(Stopwatch.GetTimestamp());
    }
}
