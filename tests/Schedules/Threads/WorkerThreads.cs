using Nexus.Schedules;

namespace Orleans.Embedded;

/// <summary>In the place of the engine's file of this name: work runs on strands of the schedule, and whether it has kept its thread for long is a coin's matter.</summary>
internal static class WorkerThreads
{
    public static bool IsCurrent => Strand.Current is { } strand && strand.Schedule.Chooser.Toss();

    /// <summary>Every call counts as short.</summary>
    public static long Timestamp => 0;

    /// <summary>Apart by more than a turn may keep its caller's thread, and less than lets a method count as long.</summary>
    public static long Milliseconds => Strand.Current is { } strand && strand.Schedule.Chooser.Toss() ? 2 : 0;

    public static void Queue(IThreadPoolWorkItem work, bool preferLocal)
    {
        if (Strand.Current is { } strand)
            strand.Schedule.Queue(work);
        else
            Nexus.Schedules.Schedule.Current?.Escaped("WorkerThreads.Queue");
    }
}
