using System.Diagnostics;

namespace Orleans.Embedded;

/// <summary>
/// How long calls of one method keep a thread before they first wait. Learnt from calls that run on threads of their own; only a method that has been
/// short many times is run on a client's thread.
/// </summary>
internal sealed class CallHistory
{
    private const int Enough = 64;
    private const long LongestTicks = 4;
    private static readonly long s_short = Stopwatch.Frequency / 5_000;
    private int _shortCalls;

    public bool IsShort => Volatile.Read(ref _shortCalls) >= Enough;

    /// <summary>One call has kept a thread for so long, in ticks of <see cref="Stopwatch"/>.</summary>
    public void Add(long elapsed)
    {
        if (elapsed > s_short)
            Volatile.Write(ref _shortCalls, 0);
        else if (!IsShort)
            Interlocked.Increment(ref _shortCalls);
    }

    /// <summary>A call that was taken for short has kept a client's thread for so many milliseconds.</summary>
    public void Check(long milliseconds)
    {
        if (milliseconds > LongestTicks)
            Volatile.Write(ref _shortCalls, 0);
    }
}
