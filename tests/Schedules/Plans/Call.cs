namespace Nexus.Schedules;

/// <summary>How a call is made, and so what it may run beside.</summary>
internal enum CallKind
{
    Run,
    Read,
    Interleave,
    Cancellable,
    Tell,
}

/// <summary>Who is called: a class of actors and a key.</summary>
internal readonly record struct Target(string Class, long Key)
{
    public override string ToString() => $"{Class}/{Key}";
}

/// <summary>One call of a plan, what its callee is to do, and what has become of it.</summary>
internal sealed class Call(long number, CallKind kind, Target target, IReadOnlyList<Step> body, bool fails)
{
    public long Number => number;

    public CallKind Kind => kind;

    public Target Target => target;

    public IReadOnlyList<Step> Body => body;

    public bool Fails => fails;

    /// <summary>What the callee answers: nobody else's answer is this.</summary>
    public long Answer => (number * 1_000) + 7;

    /// <summary>Who sent it, and the how manieth of that sender's it is.</summary>
    public object? Sender { get; set; }

    public int Place { get; set; }

    public TimeSpan Sent { get; set; }

    public int Executions { get; set; }

    public TimeSpan? Finished { get; set; }

    public bool IsCancelled { get; set; }

    /// <summary>It came back into an activation of its own chain, and so may have come before what was let in already.</summary>
    public bool CameBack { get; set; }

    public override string ToString() => $"{kind} {number} to {target}{(fails ? " that fails" : "")}";
}
