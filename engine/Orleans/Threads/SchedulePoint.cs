using System.Diagnostics;

namespace Orleans.Embedded;

/// <summary>
/// A place between two atomic steps, where another thread may come in. Calls of it are compiled only into the engine that tests/Schedules drives, which
/// has its own file in this one's place; every other build holds no trace of them. Never within a lock: what waits there could not be told from a deadlock.
/// </summary>
internal static class SchedulePoint
{
    /// <param name="step">What the thread does next, <c>Type.Method</c>.</param>
    /// <param name="subject">On what, for the trace.</param>
    [Conditional("NEXUS_SCHEDULES")]
    public static void Reach(string step, object? subject = null)
    {
    }
}
