using System.Data.Common;

namespace Nexus.Storage.Journal;

/// <summary>
/// PostgreSQL refused this very change, and would again: a fault of the caller. Nothing of it was written. Not a <see cref="DbException"/>: those
/// may be tried again.
/// </summary>
public sealed class ChangeRejectedException : Exception
{
    public ChangeRejectedException() : base("The database refused the change.") { }

    public ChangeRejectedException(Change change, Exception cause)
        : base($"The database refused a change of kind {change.GetType().Name}.", cause) => SqlState = (cause as DbException)?.SqlState;

    /// <summary>PostgreSQL's five-character code, where the refusal was its own.</summary>
    public string? SqlState { get; }
}
