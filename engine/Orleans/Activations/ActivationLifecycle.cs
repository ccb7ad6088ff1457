using System.Diagnostics;
using Orleans.Runtime;

namespace Orleans.Embedded;

internal enum ActivationState : byte
{
    Created,
    Activating,
    Active,
    Deactivating,
    Gone,
}

/// <summary>How an activation begins, when it is idle, and how it ends. Runs on the activation's scheduler unless it says otherwise.</summary>
internal sealed class ActivationLifecycle(Activation activation)
{
    private EndRequest? _request;
    private TaskCompletionSource? _gone;
    private GrainLifecycle? _stages;
    private long _lastUsed = activation.Clock.Now;
    private long _keptUntil;
    private uint _seconds;

    public ActivationState State { get; private set; }

    public GrainLifecycle Stages => _stages ??= new GrainLifecycle();

    /// <summary>From any thread. Ends on the activation's scheduler, where nobody else's continuation runs.</summary>
    public Task Deactivated
    {
        get
        {
            var gone = Volatile.Read(ref _gone) ?? Interlocked.CompareExchange(ref _gone, new(), null) ?? _gone;
            SchedulePoint.Reach("Lifecycle.Deactivated", activation);
            if (State == ActivationState.Gone)
                gone.TrySetResult();
            return gone.Task;
        }
    }

    public void Delay(TimeSpan time) => _keptUntil = time < TimeSpan.Zero ? 0
        : time == TimeSpan.MaxValue ? long.MaxValue : activation.Clock.Now + (long)time.TotalMilliseconds;

    public void Touch() => _lastUsed = activation.Clock.Now;

    /// <summary>When it was last used, on the clock of the silo.</summary>
    public long LastUsed => Volatile.Read(ref _lastUsed);

    /// <summary>Since when it has been active, on the clock of the silo, to the second.</summary>
    public TimeSpan Since => TimeSpan.FromSeconds(_seconds);

    /// <summary>From any thread; a guess until asked again on the scheduler.</summary>
    public bool IsStale(long now) => IsIdleFor(activation.Class.CollectionAgeMilliseconds, now);

    /// <summary>Whether it has not been used for so long, and nothing forbids to end it. From any thread; a guess until asked again on the scheduler.</summary>
    public bool IsIdleFor(long milliseconds, long now) =>
        State == ActivationState.Active && !activation.Class.IsKept && now - _lastUsed >= milliseconds && now >= _keptUntil;

    public void Begin()
    {
        State = ActivationState.Activating;
        activation.Silo.Instruments.Created(activation.Class);
        var start = activation.Silo.Instruments.StartOfActivation;
        Task begun;
        try
        {
            activation.CreateGrain();
            if (!activation.Class.HasActivationWork && _stages is null && !LifecycleSpans.HasListeners)
            {
                Activated(start);
                return;
            }

            begun = ActivateAsync();
        }
        catch (Exception exception)
        {
            begun = Task.FromException(exception);
        }

        if (begun.IsCompletedSuccessfully)
            Activated(start);
        else
            _ = FinishBeginAsync(begun, start);
    }

    /// <summary>From any thread. The first reason stays; calls that have not begun by now are for the next activation.</summary>
    public void RequestEnd(DeactivationReason reason)
    {
        SchedulePoint.Reach("Lifecycle.RequestEnd", activation);
        if (Interlocked.CompareExchange(ref _request, new EndRequest(reason, Activity.Current?.Context ?? default), null) is not null)
            return;
        activation.Mailbox.CloseGate();
        OnScheduler(TryEnd);
    }

    /// <summary>From any thread: ends the activation unless it has been used meanwhile.</summary>
    public void Collect(long idleFor, DeactivationReason reason)
    {
        OnScheduler(() =>
        {
            SchedulePoint.Reach("Lifecycle.Collect", activation);
            if (!IsIdleFor(idleFor, activation.Clock.Now) || !activation.Mailbox.IsIdle)
                return;
            SchedulePoint.Reach("Lifecycle.Collecting", activation);
            Interlocked.CompareExchange(ref _request, new EndRequest(reason, default), null);
            TryEnd();
        });
    }

    public void OnQuiet(Turn last)
    {
        if (last.IsUse)
            Touch();
        SchedulePoint.Reach("Lifecycle.OnQuiet", activation);
        if (_request is not null)
            TryEnd();
    }

    private void OnScheduler(Action action) =>
        _ = Task.Factory.StartNew(action, CancellationToken.None, TaskCreationOptions.None, activation.Mailbox);

    private async Task ActivateAsync()
    {
        using var limit = new CancellationTokenSource(activation.Silo.Collection.ActivationTimeout, activation.Clock.Time);
        if (activation.Grain is ILifecycleParticipant<IGrainLifecycle> participant)
            participant.Participate(Stages);
        if (_stages is not null)
            await _stages.StartAsync(GrainLifecycleStage.First, GrainLifecycleStage.Last, limit.Token);
        using var span = LifecycleSpans.ExecuteActivate(activation);
        try
        {
            await activation.Grain!.OnActivateAsync(limit.Token).WaitAsync(limit.Token);
        }
        catch (Exception exception) when (span is not null)
        {
            LifecycleSpans.Fail(span, exception);
            throw;
        }
    }

    private async Task FinishBeginAsync(Task begun, long start)
    {
        try
        {
            await begun;
        }
        catch (Exception exception)
        {
            Log.ActivationFailed(activation.Silo.Logger, exception, activation.Id);
            activation.Silo.Instruments.Failed(activation.Class, start);
            LifecycleSpans.EndActivation(activation, exception);
            await LeaveAsync(turn =>
            {
                if (turn.TryClaim())
                    turn.FailFromTarget(exception);
            });
            return;
        }

        Activated(start);
    }

    private void Activated(long start)
    {
        State = ActivationState.Active;
        Touch();
        _seconds = (uint)(_lastUsed / 1_000);
        activation.Silo.Instruments.Activated(activation.Class, start);
        LifecycleSpans.EndActivation(activation, null);
        SchedulePoint.Reach("Lifecycle.Activated", activation);
        if (_request is null)
            activation.Mailbox.OpenGate();
        else
            TryEnd();
    }

    private void TryEnd()
    {
        if (State != ActivationState.Active || !activation.Mailbox.IsQuiet)
            return;
        SchedulePoint.Reach("Lifecycle.TryEnd", activation);
        State = ActivationState.Deactivating;
        activation.Mailbox.CloseGate();
        _ = EndAsync(_request!);
    }

    private async Task EndAsync(EndRequest request)
    {
        var reason = request.Reason;
        using var span = LifecycleSpans.Deactivate(reason, request.Cause);
        Log.Deactivating(activation.Silo.Logger, activation.Id, reason.ReasonCode);
        var via = reason.ReasonCode is DeactivationReasonCode.ActivationIdle or DeactivationReasonCode.HighMemoryPressure ? "collection" : "deactivateOnIdle";
        activation.Silo.Instruments.ShutDown(via);
        var start = activation.Silo.Instruments.StartOfDeactivation;
        try
        {
            var time = activation.Silo.Collection.DeactivationTimeout;
            using var limit = new CancellationTokenSource(time, activation.Clock.Time);
            if (activation.HasTimers)
                activation.Timers.Dispose();
            using (LifecycleSpans.ExecuteDeactivate(activation, reason))
                await activation.Grain!.OnDeactivateAsync(reason, limit.Token).WaitAsync(limit.Token);
            if (_stages is not null)
                await _stages.StopAsync(GrainLifecycleStage.Last, GrainLifecycleStage.First, limit.Token);
        }
        catch (Exception exception)
        {
            Log.DeactivationFailed(activation.Silo.Logger, exception, activation.Id);
        }

        await LeaveAsync(activation.Silo.Cluster.Forward);
        activation.Silo.Instruments.Deactivated(via, start);
    }

    /// <summary>Leaves the directory before the calls that wait are dealt with, so that they can not come back here.</summary>
    private async Task LeaveAsync(Action<Turn> handOver)
    {
        var left = activation.Mailbox.Close();
        SchedulePoint.Reach("Lifecycle.Leave", activation);
        activation.Silo.Catalog.Remove(activation);
        activation.Silo.Instruments.Destroyed(activation.Class);
        State = ActivationState.Gone;
        foreach (var turn in left)
        {
            SchedulePoint.Reach("Lifecycle.HandOver", turn);
            if (!turn.IsAnswered)
                handOver(turn);
        }

        try
        {
            await activation.DisposeAsync();
        }
        catch (Exception exception)
        {
            Log.DeactivationFailed(activation.Silo.Logger, exception, activation.Id);
        }

        SchedulePoint.Reach("Lifecycle.Gone", activation);
        Volatile.Read(ref _gone)?.TrySetResult();
    }

    /// <param name="Cause">The span in which it was asked for.</param>
    private sealed record EndRequest(DeactivationReason Reason, ActivityContext Cause);
}
