using Nexus.Schedules;

namespace Orleans.Embedded;

/// <summary>In the place of the engine's file of this name: here the schedule decides who goes on.</summary>
internal static class SchedulePoint
{
    public static void Reach(string step, object? subject = null)
    {
        if (Strand.Current is { } strand)
            strand.Schedule.Reach(strand, step, subject);
        else
            Nexus.Schedules.Schedule.Current?.Escaped(step);
    }
}
