namespace HotChocolate.Execution.Processing;

/// <summary>The loop: which field runs next, and when batches are fetched.</summary>
internal sealed partial class OperationExecution
{
    /// <summary>How often the loop lets others run before it fetches a batch that may still grow.</summary>
    private const int PatienceForBatches = 3;
    private readonly Queue<FieldContext> _ready = new();
    private readonly WorkSignal _work = new();
    private readonly Lock _completedSync = new();
    private List<FieldContext> _completed = [];
    private List<FieldContext> _finishing = [];
    private int _running;

    private bool IsIdle => _ready.Count == 0 && _running == 0;

    public void SignalWork() => _work.Set();

    /// <summary>An awaited resolver has completed, on whatever thread.</summary>
    public void OnCompleted(FieldContext context)
    {
        lock (_completedSync)
            _completed.Add(context);
        _work.Set();
    }

    private void RunReady()
    {
        while (_ready.TryDequeue(out var context))
            Start(context);
    }

    private async ValueTask RunAsync()
    {
        using var aborted = Aborted.UnsafeRegister(static execution => ((OperationExecution)execution!).SignalWork(), this);
        var (patience, loads) = (PatienceForBatches, 0);
        while (true)
        {
            FinishCompleted();
            RunReady();
            if (IsIdle)
                return;
            if (Aborted.IsCancellationRequested)
                Abandon();
            if (HasCompleted)
                continue;
            if (_setting.Batches is not { IsSettling: false, WaitingLoads: > 0 and var waiting } batches)
            {
                await _work.WaitAsync();
                continue;
            }

            // Resolvers that run elsewhere may be about to ask for more keys of the same level.
            patience = waiting > loads ? PatienceForBatches : patience - 1;
            loads = waiting;
            if (waiting < _running && patience > 0)
            {
                await Task.Yield();
                continue;
            }

            (patience, loads) = (PatienceForBatches, 0);
            batches.Dispatch();
        }
    }

    private bool HasCompleted
    {
        get
        {
            lock (_completedSync)
                return _completed.Count > 0;
        }
    }

    private void Start(FieldContext context)
    {
        if (Document.IsDiscarded(context.Slot))
            return;
        try
        {
            var call = context.Selection.Field.Middleware(context);
            if (!call.IsCompleted)
            {
                _running++;
                context.Await(call);
                return;
            }

            call.GetAwaiter().GetResult();
        }
        catch (Exception exception)
        {
            Fail(context.Selection, context.Slot, exception);
            return;
        }

        CompleteField(context);
    }

    private void FinishCompleted()
    {
        lock (_completedSync)
            (_completed, _finishing) = (_finishing, _completed);
        _running -= _finishing.Count;
        foreach (var context in _finishing)
        {
            try
            {
                context.EndCall();
            }
            catch (Exception exception)
            {
                Fail(context.Selection, context.Slot, exception);
                continue;
            }

            CompleteField(context);
        }

        _finishing.Clear();
    }

    /// <summary>Resolvers that ignore the cancellation may still look at the document, so it is not pooled any more.</summary>
    private void Abandon()
    {
        _setting.Batches?.Detach(this);
        Document.Abandon();
        Aborted.ThrowIfCancellationRequested();
    }
}
