using System.Runtime.CompilerServices;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>A call of a method that answers <c>Task</c> or <c>ValueTask</c>.</summary>
public abstract class TaskInvokable : Invokable
{
    private AsyncTaskMethodBuilder _promise;
    private ValueTaskAwaiter _running;
    private Action? _resume;

    public Task SendAsync(GrainReference reference)
    {
        var sender = RuntimeContext.Current;
        return reference.Cluster.WatchesCalls && reference.Router.WatchOf(sender) is { } watch
            ? watch.SendAsync(this, reference, sender)
            : DeliverAsync(reference, sender);
    }

    /// <summary>Sends and forgets.</summary>
    public void SendOneWay(GrainReference reference)
    {
        var sender = RuntimeContext.Current;
        if (reference.Cluster.WatchesCalls && reference.Router.WatchOf(sender) is { } watch)
            _ = watch.SendOneWayAsync(this, reference, sender);
        else
            DeliverOneWay(reference, sender);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Task DeliverAsync(GrainReference reference, CallTarget? sender)
    {
        _promise = AsyncTaskMethodBuilder.Create();
        var answer = _promise.Task;
        Send(reference, sender);
        return answer;
    }

    internal void DeliverOneWay(GrainReference reference, CallTarget? sender)
    {
        _promise = AsyncTaskMethodBuilder.Create();
        Send(reference, sender);
    }

    /// <summary>The same call, to be sent on its own; of one that has not been sent.</summary>
    internal TaskInvokable Copy()
    {
        var copy = (TaskInvokable)MemberwiseClone();
        copy._resume = null;
        return copy;
    }

    public abstract ValueTask InvokeAsync(object grain);

    /// <summary>Nobody waits for a one-way call: its failure is logged.</summary>
    internal sealed override void Fail(Exception exception)
    {
        if ((Options & TurnOptions.OneWay) == 0)
            _promise.SetException(exception);
        else if (Target is Activation { Silo: var silo })
            Log.OneWayFailed(silo.Logger, exception, Describe(), TargetId);
    }

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
        try
        {
            _running.GetResult();
        }
        catch (Exception exception)
        {
            Finish(exception);
            return;
        }

        if (!End())
            return;
        if ((Options & TurnOptions.OneWay) == 0)
            _promise.SetResult();
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
