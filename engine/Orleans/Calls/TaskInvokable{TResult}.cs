using System.Runtime.CompilerServices;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>A call of a method that answers <c>Task&lt;TResult&gt;</c> or <c>ValueTask&lt;TResult&gt;</c>.</summary>
public abstract class TaskInvokable<TResult> : Invokable
{
    private AsyncTaskMethodBuilder<TResult> _promise;
    private ValueTaskAwaiter<TResult> _running;
    private Action? _resume;

    public Task<TResult> SendAsync(GrainReference reference)
    {
        var sender = RuntimeContext.Current;
        return reference.Cluster.WatchesCalls && reference.Router.WatchOf(sender) is { } watch
            ? watch.SendAsync(this, reference, sender)
            : DeliverAsync(reference, sender);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Task<TResult> DeliverAsync(GrainReference reference, CallTarget? sender)
    {
        _promise = AsyncTaskMethodBuilder<TResult>.Create();
        var answer = _promise.Task;
        Send(reference, sender);
        return answer;
    }

    /// <summary>The same call, to be sent on its own; of one that has not been sent.</summary>
    internal TaskInvokable<TResult> Copy()
    {
        var copy = (TaskInvokable<TResult>)MemberwiseClone();
        copy._resume = null;
        return copy;
    }

    public abstract ValueTask<TResult> InvokeAsync(object grain);

    /// <summary>Overridden where a result may be changed by who holds it.</summary>
    protected virtual TResult CopyResult(TResult result) => result;

    private TResult Answer(TResult result) => IsAway ? Wire.Carry(result, Origin) : CopyResult(result);

    internal sealed override void Fail(Exception exception) => _promise.SetException(exception);

    internal sealed override void Start()
    {
        try
        {
            _running = (Target!.Filters is { } filters ? filters.InvokeAsync(this) : InvokeAsync(Target.Instance!)).GetAwaiter();
            if (!_running.IsCompleted)
            {
                _running.UnsafeOnCompleted(_resume ??= Finish);
                return;
            }
        }
        catch (Exception exception)
        {
            Finish(exception);
            return;
        }

        Finish();
    }

    private void Finish()
    {
        TResult result;
        try
        {
            result = Answer(_running.GetResult());
        }
        catch (Exception exception)
        {
            Finish(exception);
            return;
        }

        if (!End())
            return;
        _promise.SetResult(result);
        Recycle();
    }

    private void Finish(Exception exception)
    {
        if (!End())
            return;
        FailFromTarget(exception);
        Recycle();
    }

    private void Recycle()
    {
        _promise = default;
        _running = default;
        if (IsReusable)
            InvokablePool.Return(this);
    }
}
