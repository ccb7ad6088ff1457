namespace Nexus.Storage.Journal;

/// <summary>A change on its way to its commit, and the caller that waits for it.</summary>
internal abstract class PendingChange(Change change, long enqueuedAt)
{
    public Change Change { get; } = change;

    /// <summary>Timestamp of the journal's clock.</summary>
    public long EnqueuedAt { get; } = enqueuedAt;

    /// <summary>An earlier attempt may have been committed: its answer was lost on the way.</summary>
    public bool MayBeCommitted { get; set; }

    /// <summary>Notes what the change came to; its caller learns it by <see cref="Complete"/>, after the commit.</summary>
    public void Answer<TOutcome>(TOutcome outcome) => ((PendingChange<TOutcome>)this).Outcome = outcome;

    public abstract void Complete();

    public abstract void Fail(Exception exception);
}

internal sealed class PendingChange<TOutcome>(Change<TOutcome> change, long enqueuedAt) : PendingChange(change, enqueuedAt)
{
    // Callers must not run on the writer's loop.
    private readonly TaskCompletionSource<TOutcome> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TOutcome? Outcome { get; set; }

    public Task<TOutcome> Task => _completion.Task;

    public override void Complete() => _completion.TrySetResult(Outcome!);

    public override void Fail(Exception exception) => _completion.TrySetException(exception);
}
