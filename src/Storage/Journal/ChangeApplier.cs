using Npgsql;
using NpgsqlTypes;

namespace Nexus.Storage.Journal;

/// <summary>Writes all changes of its kinds in a batch with one statement, and reads what each came to.</summary>
internal abstract class ChangeApplier
{
    /// <summary>The kinds of change that this one writes.</summary>
    public abstract IReadOnlyList<Type> Kinds { get; }

    /// <summary>Says what the change shares or wants for itself; see <see cref="ClaimSet"/>.</summary>
    public abstract void Claim(Change change, ClaimSet claims);

    /// <summary>The locks that the change needs before its batch's first statement.</summary>
    public virtual IEnumerable<AdmissionLock> Locks(Change change) => [];

    /// <summary>The statement: one <c>unnest</c> over columns, in the order of <paramref name="changes"/>.</summary>
    public abstract NpgsqlBatchCommand CreateCommand(IReadOnlyList<PendingChange> changes);

    /// <summary>Answers each change from the statement's result.</summary>
    public abstract Task ReadOutcomesAsync(NpgsqlDataReader reader, IReadOnlyList<PendingChange> changes, CancellationToken cancellationToken);

    /// <summary>The notifications that are to be written if the change is what made its row.</summary>
    public virtual IEnumerable<CausedNotification> Notifications(Change change) => [];

    /// <summary>A column of the input: one value per change.</summary>
    protected static NpgsqlParameter Column<TChange, TValue>(IReadOnlyList<PendingChange> changes, Func<TChange, TValue> select)
        where TChange : Change
    {
        var values = new TValue[changes.Count];
        for (var index = 0; index < values.Length; index++)
            values[index] = select((TChange)changes[index].Change);
        return new NpgsqlParameter<TValue[]> { TypedValue = values };
    }

    /// <summary>The numbers of the changes in the batch, by which results are matched.</summary>
    protected static NpgsqlParameter Ordinals(IReadOnlyList<PendingChange> changes) =>
        new NpgsqlParameter<int[]> { TypedValue = [.. Enumerable.Range(0, changes.Count)], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer };
}
