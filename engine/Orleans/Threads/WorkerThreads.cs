using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Orleans.Embedded;

/// <summary>
/// Where work runs, and for how long it has kept its thread: the process' thread pool and the machine's clock. tests/Schedules compiles the engine with
/// threads of its own in this file's place, which run one at a time in an order that a seed decides.
/// </summary>
internal static class WorkerThreads
{
    /// <summary>Whether the current thread is one of them.</summary>
    public static bool IsCurrent
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Thread.CurrentThread.IsThreadPoolThread;
    }

    /// <summary>In ticks of <see cref="Stopwatch"/>.</summary>
    public static long Timestamp
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Stopwatch.GetTimestamp();
    }

    /// <summary>Coarse, and cheaper to read.</summary>
    public static long Milliseconds
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Environment.TickCount64;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Queue(IThreadPoolWorkItem work, bool preferLocal) => ThreadPool.UnsafeQueueUserWorkItem(work, preferLocal);
}
