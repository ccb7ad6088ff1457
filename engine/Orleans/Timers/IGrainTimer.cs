namespace Orleans.Runtime;

/// <summary>A timer of one activation; it ends with it.</summary>
public interface IGrainTimer : IDisposable
{
    /// <summary>Times as for <see cref="GrainTimerCreationOptions"/>.</summary>
    void Change(TimeSpan dueTime, TimeSpan period);
}
