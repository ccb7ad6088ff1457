namespace Nexus.Schedules;

/// <summary>Something that can go on: it has not begun, it stands at a point, or it is what runs.</summary>
internal sealed class Work(int number, Task task, double priority)
{
    public int Number => number;

    public Task Task => task;

    /// <summary>The highest goes first, where the chooser asks for it.</summary>
    public double Priority { get; set; } = priority;

    /// <summary>The thread that it stands on; null before it begins.</summary>
    public Strand? Strand { get; set; }

    /// <summary>The step of the schedule in which it began.</summary>
    public int Began { get; set; }
}
