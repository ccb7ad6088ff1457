namespace Orleans.Embedded;

/// <summary>What an activation runs one at a time: a call, a timer's tick, a stream's delivery.</summary>
public abstract class Turn
{
    internal const long NoDeadline = long.MaxValue;

    /// <summary>Written only under the mailbox's lock: neighbours in its list of running turns.</summary>
    internal Turn? NextRunning, PreviousRunning;

    internal CallTarget? Target;

    internal RequestContextValues? Context;

    /// <summary>On the clock of the target, milliseconds.</summary>
    internal long Deadline = NoDeadline;

    internal bool Admitted;

    /// <summary>Whether the class's own predicate let it interleave; unknown until asked.</summary>
    internal bool? Permitted;

    internal abstract TurnOptions Options { get; }

    /// <summary>How long turns like this one keep a thread; null where nobody asks.</summary>
    internal virtual CallHistory? History => null;

    /// <summary>Whether it counts as use of the target.</summary>
    internal virtual bool IsUse => true;

    /// <summary>Starts the user's code on the target's scheduler. The turn tells the mailbox when it has ended.</summary>
    internal abstract void Start();

    /// <summary>Whether the turn still waits for its answer, which from now on only the claimant gives.</summary>
    internal abstract bool TryClaim();

    internal abstract bool IsAnswered { get; }

    /// <summary>Answers a claimed turn with a failure.</summary>
    internal abstract void Fail(Exception exception);

    /// <summary>Answers a claimed turn with what the target threw.</summary>
    internal virtual void FailFromTarget(Exception exception) => Fail(exception);

    /// <summary>What it is, for messages: <c>IFoo.Bar</c>.</summary>
    internal abstract string Describe();
}

/// <summary>How a turn may mix with others.</summary>
[Flags]
public enum TurnOptions
{
    None = 0,
    AlwaysInterleave = 1,
    ReadOnly = 2,
    OneWay = 4,
}
