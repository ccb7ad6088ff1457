using System.Collections.Immutable;

namespace HotChocolate.Execution;

/// <summary>Holds the clean-up of a result.</summary>
public abstract class ExecutionResult : IExecutionResult
{
    private List<Func<ValueTask>>? _cleanUp;

    public abstract ExecutionResultKind Kind { get; }

    public ImmutableDictionary<string, object?> ContextData { get; set; } = ImmutableDictionary<string, object?>.Empty;

    public void RegisterForCleanup(Func<ValueTask> clean)
    {
        ArgumentNullException.ThrowIfNull(clean);
        (_cleanUp ??= []).Add(clean);
    }

    public async ValueTask DisposeAsync()
    {
        Release();
        if (Interlocked.Exchange(ref _cleanUp, null) is { } cleanUp)
        {
            foreach (var clean in cleanUp)
                await clean();
        }

        GC.SuppressFinalize(this);
    }

    private protected virtual void Release()
    {
    }
}
