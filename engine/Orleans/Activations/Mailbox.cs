using System.Diagnostics.CodeAnalysis;

namespace Orleans.Embedded;

/// <summary>
/// The scheduler of one call target. Turns wait here until they may run; continuations of running turns are tasks and always may.
/// Everything runs on one thread at a time; <see cref="TaskScheduler.Current"/> is the mailbox throughout.
/// </summary>
internal sealed partial class Mailbox(CallTarget owner) : TaskScheduler, IThreadPoolWorkItem
{
    /// <summary>Work items before the thread is given to other mailboxes.</summary>
    private const int Quantum = 128;

    private WorkQueue _work;
    private List<Turn>? _waiting;
    private Turn? _running;
    private Task? _carrier;
    private Turn? _first;
    private int _further;
    private Dictionary<Guid, int>? _reentrantChains;
    private bool _scheduled, _opening, _open, _closed, _watched, _frozen;

    public override int MaximumConcurrencyLevel => 1;

    /// <summary>No turn runs.</summary>
    public bool IsQuiet
    {
        get
        {
            SchedulePoint.Reach("Mailbox.IsQuiet", this);
            lock (this)
                return _running is null;
        }
    }

    /// <summary>No turn runs or waits.</summary>
    public bool IsIdle => Length == 0;

    /// <summary>Turns that run or wait, and continuations ready to run.</summary>
    public int Length
    {
        get
        {
            lock (this)
                return _work.Count + (_waiting?.Count ?? 0) + (_running is null ? 0 : 1);
        }
    }

    /// <summary>False if the target is gone and another activation must be found.</summary>
    public bool TryPost(Turn turn, int limit = int.MaxValue, bool mayRunHere = false)
    {
        bool watch, schedule;
        SchedulePoint.Reach("Mailbox.TryPost", turn);
        lock (this)
        {
            if (_closed)
                return false;
            if (limit != int.MaxValue && _work.Count + (_waiting?.Count ?? 0) >= limit)
                throw new Runtime.LimitExceededException($"{owner.Id} has {limit} calls waiting: it is overloaded.");
            turn.Target = owner;
            watch = !_watched && turn.Deadline != Turn.NoDeadline;
            _watched |= watch;
            schedule = Enqueue(turn);
            mayRunHere &= schedule && _open && Inlining.MayRun(turn);
        }

        SchedulePoint.Reach("Mailbox.Posted", turn);
        if (watch)
            owner.Watch(this);
        if (schedule && !(mayRunHere && Inlining.TryRun(this, turn.History)))
            WorkerThreads.Queue(this, preferLocal: true);
        return true;
    }

    /// <summary>Ends a turn and lets those run that waited for it.</summary>
    public void End(Turn turn)
    {
        bool quiet, schedule;
        SchedulePoint.Reach("Mailbox.End", turn);
        lock (this)
        {
            Unlink(turn);
            schedule = AdmitWaiting();
            quiet = _running is null;
        }

        SchedulePoint.Reach("Mailbox.Ended", turn);
        if (schedule)
            WorkerThreads.Queue(this, preferLocal: true);
        if (quiet)
            owner.OnQuiet(turn);
    }

    void IThreadPoolWorkItem.Execute()
    {
        Inlining.Begin();
        Run(Quantum);
        Inlining.End();
    }

    /// <summary>What has come to an idle mailbox, and no more: the caller waits.</summary>
    public void RunInCallersTurn() => Run(1);

    private void Run(int items)
    {
        RuntimeContext.Current = owner;
        try
        {
            // A continuation is a task of this scheduler already; a turn needs one to run in.
            if (_opening && TryTake(out var item))
            {
                if (item is Task task)
                    Continue(task);
                else
                    Carry((Turn)item, items - 1);
            }
            else if (!_opening && HasMore())
            {
                // Not where it has been frozen before its first turn.
                Carry(null, items);
            }
        }
        finally
        {
            RuntimeContext.Current = null;
        }

        if (HasMore())
            WorkerThreads.Queue(this, preferLocal: false);
    }

    protected override void QueueTask(Task task)
    {
        if (ReferenceEquals(task, _carrier))
            return;
        bool schedule;
        SchedulePoint.Reach("Mailbox.QueueTask", this);
        lock (this)
            schedule = Enqueue(task);
        if (schedule)
            WorkerThreads.Queue(this, preferLocal: true);
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && ReferenceEquals(RuntimeContext.Current, owner) && Current == this && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks() => [];

    private void Carry(Turn? first, int further)
    {
        var carrier = new Task(static state => ((Mailbox)state!).RunTurns(), this, TaskCreationOptions.DenyChildAttach);
        _carrier = carrier;
        _first = first;
        _further = further;
        carrier.Start(this);
        TryExecuteTask(carrier);
        _carrier = null;
    }

    private void RunTurns()
    {
        var first = _first;
        var further = _further;
        _first = null;
        var clean = ExecutionContext.Capture()!;
        if (!_opening)
        {
            _opening = true;
            owner.Open();
            CleanUp(clean);
        }

        if (first is not null)
            RunTurn(first, clean);
        for (var count = 0; count < further && TryTake(out var item); count++)
        {
            if (item is Task task)
                Continue(task);
            else
                RunTurn((Turn)item, clean);
        }
    }

    private void RunTurn(Turn turn, ExecutionContext clean)
    {
        if (!turn.Admitted && !AdmitByPredicate(turn))
            return;
        SchedulePoint.Reach("Mailbox.RunTurn", turn);
        if (turn.Context is { } context)
            Runtime.RequestContext.Restore(context);
        if (turn.History is { IsShort: false } history)
        {
            var start = WorkerThreads.Timestamp;
            Start(turn);
            history.Add(WorkerThreads.Timestamp - start);
        }
        else
        {
            Start(turn);
        }

        CleanUp(clean);
    }

    /// <summary>What a turn left in the execution context must not be seen by the next one.</summary>
    private static void CleanUp(ExecutionContext clean)
    {
        if (!ReferenceEquals(ExecutionContext.Capture(), clean))
            ExecutionContext.Restore(clean);
    }

    private bool TryTake([NotNullWhen(true)] out object? item)
    {
        SchedulePoint.Reach("Mailbox.TryTake", this);
        lock (this)
        {
            while (_work.Count > 0 && !_frozen)
            {
                item = _work.Dequeue();
                if (item is not Turn turn || turn.Admitted)
                    return true;
                if (!owner.HasInterleavePredicate)
                {
                    if (TryAdmit(turn))
                        return true;
                }
                else if (!turn.IsAnswered)
                {
                    // Until the predicate has been asked it waits: whoever closes the mailbox meanwhile finds it there.
                    (_waiting ??= []).Add(turn);
                    return true;
                }
            }
        }

        item = null;
        return false;
    }

    private bool HasMore()
    {
        SchedulePoint.Reach("Mailbox.HasMore", this);
        lock (this)
            return _scheduled = _work.Count > 0 && !_frozen;
    }

    /// <summary>Under the lock. True if a thread must be asked for.</summary>
    private bool Enqueue(object item)
    {
        _work.Enqueue(item);
        var schedule = !_scheduled && !_frozen;
        _scheduled |= schedule;
        return schedule;
    }
}
