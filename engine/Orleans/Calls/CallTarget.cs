using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>Something with a mailbox: an activation of a grain, or an observer.</summary>
internal abstract class CallTarget
{
    protected CallTarget() => Mailbox = new Mailbox(this);

    public Mailbox Mailbox { get; }

    public abstract GrainId Id { get; }

    public abstract object? Instance { get; }

    public abstract Clock Clock { get; }

    /// <summary>Where it lives: the way of the calls of its silo or client.</summary>
    public abstract CallRouter Home { get; }

    /// <summary>The filters around its calls, or null if there are none.</summary>
    public virtual CallFilters? Filters => null;

    /// <summary>Calls that may wait before further ones are refused.</summary>
    public virtual int MailboxLimit => int.MaxValue;

    /// <summary>Its turns may run on the thread, and within the turn, of a grain that calls it while it is idle.</summary>
    public virtual bool RunsWithCaller => false;

    public virtual bool IsReentrant => false;

    public virtual bool HasInterleavePredicate => false;

    public virtual bool MayInterleave(Turn turn) => false;

    /// <summary>Called once, on the mailbox's scheduler, before the first turn; opens the mailbox now or later.</summary>
    public abstract void Open();

    /// <summary>How long a turn may keep its thread before it is told of.</summary>
    public virtual long TurnWarningMilliseconds => long.MaxValue;

    /// <summary>Called on the mailbox's scheduler when no turn runs any more, with the one that has just ended.</summary>
    public virtual void OnQuiet(Turn last)
    {
    }

    /// <summary>A turn has kept its thread for longer than <see cref="TurnWarningMilliseconds"/>.</summary>
    public virtual void OnLongTurn(string turn, long milliseconds)
    {
    }

    /// <summary>The mailbox has begun to hold turns with deadlines.</summary>
    public abstract void Watch(Mailbox mailbox);
}
