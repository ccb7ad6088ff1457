namespace Nexus.Schedules;

/// <summary>Tasks, and with them continuations, of code that is no grain: each is work of its own, as on the thread pool.</summary>
internal sealed class StrandScheduler(Schedule schedule) : TaskScheduler
{
    public void Execute(Task task) => TryExecuteTask(task);

    protected override void QueueTask(Task task)
    {
        if (Strand.Current is null)
            schedule.Escaped("a continuation");
        schedule.Queue(task);
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    protected override IEnumerable<Task> GetScheduledTasks() => [];
}
