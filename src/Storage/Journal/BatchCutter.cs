using System.Threading.Channels;

namespace Nexus.Storage.Journal;

/// <summary>Takes as many queued changes as may be one batch: up to a size, and up to the first that conflicts with an earlier one.</summary>
internal sealed class BatchCutter(ChannelReader<PendingChange> queue, int size)
{
    private readonly ClaimSet _claims = new();

    public List<PendingChange> Take()
    {
        var batch = new List<PendingChange>();
        _claims.Clear();
        while (batch.Count < size && queue.TryPeek(out var next))
        {
            var verdict = Judge(next);
            if (verdict is Verdict.Conflicts)
                break;
            queue.TryRead(out _);
            if (verdict is Verdict.Fits)
                batch.Add(next);
        }
        return batch;
    }

    private Verdict Judge(PendingChange pending)
    {
        try
        {
            ChangeAppliers.Of(pending.Change).Claim(pending.Change, _claims);
            return _claims.TryTake() ? Verdict.Fits : Verdict.Conflicts;
        }
        catch (Exception exception)
        {
            // A change that is not even well formed (a null where the type has none) must not stop those behind it.
            _claims.Drop();
            pending.Fail(new ChangeRejectedException(pending.Change, exception));
            return Verdict.Malformed;
        }
    }

    private enum Verdict { Fits, Conflicts, Malformed }
}
