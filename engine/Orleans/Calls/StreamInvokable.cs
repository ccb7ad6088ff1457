using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>
/// A call of a method that answers <c>IAsyncEnumerable&lt;T&gt;</c>. Nothing is sent before somebody enumerates; then each step is a turn
/// of the grain that may interleave, as the grain would otherwise be closed while its caller looks at an item.
/// </summary>
public abstract class StreamInvokable<T> : Invokable
{
    public abstract IAsyncEnumerable<T> Enumerate(object grain);

    /// <summary>Overridden where an item may be changed by who holds it.</summary>
    protected virtual T CopyResult(T result) => result;

    internal T CopyItem(T item) => CopyResult(item);

    public IAsyncEnumerable<T> SendAsync(GrainReference reference) => new Answer(this, reference);

    internal sealed override void Start() => throw new NotSupportedException();

    internal sealed override void Fail(Exception exception) => throw new NotSupportedException();

    private sealed class Answer(StreamInvokable<T> call, GrainReference reference) : IAsyncEnumerable<T>
    {
        public async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
        {
            using var both = CancellationTokenSource.CreateLinkedTokenSource(call.Cancellation, cancellationToken);
            call.Cancellation = both.Token;
            var step = new StreamStep<T>(call);
            try
            {
                while (await step.MoveNextAsync(reference))
                    yield return step.Current;
            }
            finally
            {
                await step.EndAsync(reference);
            }
        }
    }
}

/// <summary>What the steps of one enumeration share: the grain's enumerator, which lives in the activation that made it.</summary>
internal sealed class StreamStep<T>(StreamInvokable<T> call)
{
    private IAsyncEnumerator<T>? _enumerator;
    private object? _grain;

    public T Current { get; private set; } = default!;

    public Task<bool> MoveNextAsync(GrainReference reference) => new MoveNext(this).SendAsync(reference);

    public Task EndAsync(GrainReference reference) => _enumerator is null ? Task.CompletedTask : new End(this).SendAsync(reference);

    /// <summary>Names the calls of an enumeration.</summary>
    private interface IEnumeration
    {
        Task<bool> MoveNext();

        Task End();
    }

    private sealed class MoveNext(StreamStep<T> step) : TaskInvokable<bool>
    {
        private static readonly InvokableMethod StepMethod = new(typeof(IEnumeration), nameof(IEnumeration.MoveNext), [], TurnOptions.AlwaysInterleave);

        public override InvokableMethod Method => StepMethod;

        /// <summary>The arguments travel with the first step.</summary>
        internal override Invokable Payload => step._grain is null ? step.Call : this;

        public override async ValueTask<bool> InvokeAsync(object grain)
        {
            step._grain ??= grain;
            if (!ReferenceEquals(step._grain, grain))
                throw new EnumerationAbortedException("Enumeration aborted: the activation that it ran in has ended.");
            step._enumerator ??= step.Begin(grain);
            if (!await step._enumerator.MoveNextAsync())
                return false;
            step.Current = IsAway ? Wire.Carry(step._enumerator.Current, Origin) : step.Call.CopyItem(step._enumerator.Current);
            return true;
        }
    }

    private sealed class End(StreamStep<T> step) : TaskInvokable
    {
        private static readonly InvokableMethod EndMethod = new(typeof(IEnumeration), nameof(IEnumeration.End), [], TurnOptions.AlwaysInterleave);

        public override InvokableMethod Method => EndMethod;

        public override ValueTask InvokeAsync(object grain) => ReferenceEquals(step._grain, grain) ? step._enumerator!.DisposeAsync() : default;
    }

    private StreamInvokable<T> Call => call;

    private IAsyncEnumerator<T> Begin(object grain) => call.Enumerate(grain).GetAsyncEnumerator(call.Cancellation);
}
