namespace Orleans.Embedded;

/// <summary>
/// How much a thread that runs turns may run of its callees' on the spot, instead of waking another thread for each. Little enough at
/// a time that callees which compute still spread over the processors, and that nobody keeps the thread. A client's thread runs one call at a
/// time, and only of methods that are known to be short: whoever sends a call that keeps its thread can go on.
/// </summary>
internal static class Inlining
{
    private const int Calls = 32;
    private const int Depth = 4;
    private const long Milliseconds = 1;

    /// <summary>The context of nobody: what a caller has in its own must not reach the callee.</summary>
    private static readonly ExecutionContext Clean = CaptureClean();

    [ThreadStatic]
    private static int s_left, s_depth;

    [ThreadStatic]
    private static long s_until;

    /// <summary>The thread has come from the pool to run a mailbox.</summary>
    public static void Begin()
    {
        s_left = Calls;
        s_until = WorkerThreads.Milliseconds + Milliseconds;
    }

    /// <summary>The thread goes back.</summary>
    public static void End() => s_left = 0;

    public static bool MayRun(Turn turn) => RuntimeContext.Current is null
        ? s_depth == 0 && turn.History is { IsShort: true } && WorkerThreads.IsCurrent
        : s_left > 0 && s_depth < Depth && WorkerThreads.Milliseconds <= s_until;

    /// <summary>Runs the mailbox within the caller's turn; false if that can not be hidden from the callee.</summary>
    public static bool TryRun(Mailbox mailbox, CallHistory? history)
    {
        if (ExecutionContext.Capture() is not { } callers)
            return false;
        var caller = RuntimeContext.Current;
        if (caller is null)
            Begin();
        else
            s_left--;
        s_depth++;
        ExecutionContext.Restore(Clean);
        try
        {
            mailbox.RunInCallersTurn();
        }
        finally
        {
            s_depth--;
            if (caller is null)
                EndForClient(history);
            RuntimeContext.Current = caller;
            ExecutionContext.Restore(callers);
        }

        return true;
    }

    private static void EndForClient(CallHistory? history)
    {
        history?.Check(WorkerThreads.Milliseconds - (s_until - Milliseconds));
        End();
    }

    private static ExecutionContext CaptureClean()
    {
        ExecutionContext? clean = null;
        var thread = new Thread(() => clean = ExecutionContext.Capture());
        thread.UnsafeStart();
        thread.Join();
        return clean!;
    }
}
