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
        _promise = AsyncTaskMethodBuilder.Create();
        var answer = _promise.Task;
        Send(reference);
        return answer;
    }

    /// <summary>Sends and forgets.</summary>
    public void SendOneWay(GrainReference reference)
    {
        _promise = AsyncTaskMethodBuilder.Create();
        Send(reference);
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
        Fail(exception);
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
