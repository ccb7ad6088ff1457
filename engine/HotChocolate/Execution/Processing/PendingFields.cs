namespace HotChocolate.Execution.Processing;

/// <summary>The fields of one execution whose resolvers are awaited, and the way in which they come back to its loop.</summary>
internal sealed class PendingFields
{
    private readonly WorkSignal _work = new();
    private readonly Lock _sync = new();
    private List<FieldContext> _completed = [];
    private List<FieldContext> _finishing = [];

    /// <summary>How many have not been taken back yet. The loop's own.</summary>
    public int Running { get; private set; }

    public bool HasCompleted
    {
        get
        {
            lock (_sync)
                return _completed.Count > 0;
        }
    }

    public void Add(FieldContext context, ValueTask call)
    {
        Running++;
        context.Await(call);
    }

    /// <summary>The field's call has completed, on whatever thread.</summary>
    public void OnCompleted(FieldContext context)
    {
        lock (_sync)
            _completed.Add(context);
        _work.Set();
    }

    /// <summary>Takes back what has completed; the list is good until the next call.</summary>
    public List<FieldContext> TakeCompleted()
    {
        _finishing.Clear();
        lock (_sync)
            (_completed, _finishing) = (_finishing, _completed);
        Running -= _finishing.Count;
        return _finishing;
    }

    public void Signal() => _work.Set();

    public ValueTask WaitAsync() => _work.WaitAsync();
}
