namespace Orleans.Embedded;

/// <summary>
/// How much has been run here. Counted by the one thread that runs the mailbox, on a clock too coarse for a single turn: a short turn counts as nothing or
/// as a whole millisecond, as often as its length makes that true of the sum.
/// </summary>
internal sealed partial class Mailbox
{
    /// <summary>What the thread has spent in turns, those that run within others counted once.</summary>
    [ThreadStatic]
    private static long s_spent;

    private long _turns;
    private uint _milliseconds;

    /// <summary>Calls, ticks of timers and deliveries of streams that have begun.</summary>
    public long Turns => Volatile.Read(ref _turns);

    /// <summary>How long turns and their continuations have kept a thread, without what they ran of others meanwhile.</summary>
    public TimeSpan TurnTime => TimeSpan.FromMilliseconds(Volatile.Read(ref _milliseconds));

    private void Start(Turn turn)
    {
        var before = s_spent;
        var start = WorkerThreads.Milliseconds;
        _turns++;
        turn.Start();
        if (WorkerThreads.Milliseconds - start is > 0 and var elapsed)
            Spend(elapsed, before, turn);
    }

    private void Continue(Task continuation)
    {
        var before = s_spent;
        var start = WorkerThreads.Milliseconds;
        TryExecuteTask(continuation);
        if (WorkerThreads.Milliseconds - start is > 0 and var elapsed)
            Spend(elapsed, before, null);
    }

    /// <param name="before">What the thread had spent when this began.</param>
    /// <param name="turn">Null for a continuation, of which it is not known to which of the running turns it belongs.</param>
    private void Spend(long elapsed, long before, Turn? turn)
    {
        var own = elapsed - (s_spent - before);
        s_spent = before + elapsed;
        _milliseconds += (uint)own;
        if (own >= owner.TurnWarningMilliseconds)
            owner.OnLongTurn(turn?.Describe() ?? DescribeRunning() ?? "a continuation", own);
    }
}
