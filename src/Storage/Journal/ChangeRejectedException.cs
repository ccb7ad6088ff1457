using System.Data.Common;

namespace Nexus.Storage.Journal;

/// <summary>PostgreSQL refused this very change, and would again: a fault of the caller. Nothing of it was written.</summary>
public sealed class ChangeRejectedException : DbException
{
    public ChangeRejectedException() : base("The database refused the change.") { }

    public ChangeRejectedException(Change change, Exception cause)
        : base($"The database refused a change of kind {change.GetType().Name}.", cause) => RejectedState = (cause as DbException)?.SqlState;

    private string? RejectedState { get; }

    /// <summary>PostgreSQL's five-character code, where the refusal was its own.</summary>
    public override string? SqlState => RejectedState;
}
