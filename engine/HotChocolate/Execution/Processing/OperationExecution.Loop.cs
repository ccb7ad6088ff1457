using System.Collections.Immutable;

namespace HotChocolate.Execution.Processing;

/// <summary>The loop: how fields are run, and when batches are fetched.</summary>
internal sealed partial class OperationExecution
{
    /// <summary>How often the loop lets others run before it fetches a batch that may still grow.</summary>
    private const int PatienceForBatches = 3;
    private PendingFields? _pending;
    private FieldContext? _freeContexts;

    private bool IsIdle => _pending is null or { Running: 0 };

    /// <summary>Something may be there for the loop: a completed field, a batch, a cancellation. Called from any thread.</summary>
    public void SignalWork() => Volatile.Read(ref _pending)?.Signal();

    /// <summary>An awaited resolver has completed, on whatever thread.</summary>
    public void OnCompleted(FieldContext context) => _pending!.OnCompleted(context);

    private async ValueTask RunAsync(PendingFields pending)
    {
        var cancellation = Aborted;
        using var aborted = cancellation.UnsafeRegister(static execution => ((OperationExecution)execution!).SignalWork(), this);
        var (patience, loads) = (PatienceForBatches, 0);
        while (true)
        {
            foreach (var context in pending.TakeCompleted())
                Finish(context);
            if (IsIdle)
                return;
            if (cancellation.IsCancellationRequested)
                Abandon(cancellation);
            if (pending.HasCompleted)
                continue;
            if (Volatile.Read(ref _batches) is not { IsSettling: false, WaitingLoads: > 0 and var waiting } batches)
            {
                await pending.WaitAsync();
                continue;
            }

            // Resolvers that run elsewhere may be about to ask for more keys of the same level.
            patience = waiting > loads ? PatienceForBatches : patience - 1;
            loads = waiting;
            if (waiting < pending.Running && patience > 0)
            {
                await Task.Yield();
                continue;
            }

            (patience, loads) = (PatienceForBatches, 0);
            batches.Dispatch();
        }
    }

    private FieldContext RentContext()
    {
        if (_freeContexts is not { } context)
            return new FieldContext(this);
        _freeContexts = context.NextFree;
        return context;
    }

    private void ReturnContext(FieldContext context)
    {
        context.NextFree = _freeContexts;
        _freeContexts = context;
    }

    private void Start(FieldContext context, Selection selection, int slot, object? parent, ImmutableDictionary<string, object?> scope)
    {
        try
        {
            var call = selection.Field.Middleware(context.Enter(selection, slot, parent, scope));
            if (!call.IsCompleted)
            {
                if (_pending is null)
                    Volatile.Write(ref _pending, new PendingFields());
                _pending.Add(context, call);
                return;
            }

            call.GetAwaiter().GetResult();
        }
        catch (Exception exception)
        {
            Fail(selection, slot, exception);
            ReturnContext(context);
            return;
        }

        CompleteField(context);
        ReturnContext(context);
    }

    private void Finish(FieldContext context)
    {
        try
        {
            context.EndCall();
        }
        catch (Exception exception)
        {
            Fail(context.Selection, context.Slot, exception);
            ReturnContext(context);
            return;
        }

        CompleteField(context);
        ReturnContext(context);
    }

    /// <summary>Resolvers that ignore the cancellation may still look at the document, so it is not pooled any more.</summary>
    private void Abandon(CancellationToken cancellation)
    {
        Volatile.Read(ref _batches)?.Detach(this);
        Document.Abandon();
        cancellation.ThrowIfCancellationRequested();
    }
}
