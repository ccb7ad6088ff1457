namespace Nexus.Schedules;

/// <summary>A thread of a schedule: runs while it holds the baton, which is one for all of them.</summary>
internal sealed class Strand
{
    [ThreadStatic]
    private static Strand? s_current;

    private readonly object _gate = new();
    private bool _hasBaton, _quits;

    public Strand(Schedule schedule)
    {
        Schedule = schedule;
        new Thread(Live, 512 * 1024) { IsBackground = true }.UnsafeStart();
    }

    public static Strand? Current => s_current;

    public Schedule Schedule { get; }

    public Work? Work { get; set; }

    /// <summary>Above zero: points are passed over.</summary>
    public int Undivided { get; set; }

    public void TakeBaton()
    {
        lock (_gate)
        {
            _hasBaton = true;
            Monitor.Pulse(_gate);
        }
    }

    public void AwaitBaton()
    {
        lock (_gate)
        {
            while (!_hasBaton)
                Monitor.Wait(_gate);
            _hasBaton = false;
        }
    }

    public void Quit()
    {
        _quits = true;
        TakeBaton();
    }

    private void Live()
    {
        s_current = this;
        var clean = ExecutionContext.Capture()!;
        AwaitBaton();
        while (!_quits)
        {
            var work = Work!;
            ExecutionContext.Restore(clean);
            Schedule.Execute(work);
            if (!Schedule.EndWork(this, work))
                AwaitBaton();
        }
    }
}
