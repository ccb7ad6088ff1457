namespace HotChocolate.Execution;

/// <inheritdoc cref="IResponseStream"/>
public sealed class ResponseStream(Func<IAsyncEnumerable<OperationResult>> resultStreamFactory) : ExecutionResult, IResponseStream
{
    private Func<IAsyncEnumerable<OperationResult>>? _factory =
        resultStreamFactory ?? throw new ArgumentNullException(nameof(resultStreamFactory));

    public override ExecutionResultKind Kind => ExecutionResultKind.SubscriptionResult;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The stream was read before.</exception>
    public IAsyncEnumerable<OperationResult> ReadResultsAsync()
        => Interlocked.Exchange(ref _factory, null)?.Invoke()
            ?? throw new InvalidOperationException("A response stream is read once.");
}
