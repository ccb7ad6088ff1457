using System.Collections.Immutable;

namespace HotChocolate.Execution;

public enum ExecutionResultKind
{
    /// <summary>One response.</summary>
    SingleResult,

    /// <summary>A stream of responses, one per event.</summary>
    SubscriptionResult = 3,
}

/// <summary>What an execution answers. Dispose it: it may hold pooled memory, a service scope or an event source.</summary>
public interface IExecutionResult : IAsyncDisposable
{
    ExecutionResultKind Kind { get; }

    /// <summary>What middlewares noted for those who format the result; never sent.</summary>
    ImmutableDictionary<string, object?> ContextData { get; set; }

    /// <summary>Runs <paramref name="clean"/> when the result is disposed.</summary>
    void RegisterForCleanup(Func<ValueTask> clean);
}

/// <summary>The response stream of a subscription (specification 6.2.3.2).</summary>
public interface IResponseStream : IExecutionResult
{
    /// <summary>Reads the responses, once. Ends with the source; leaving the enumeration disposes the source.</summary>
    IAsyncEnumerable<OperationResult> ReadResultsAsync();
}
