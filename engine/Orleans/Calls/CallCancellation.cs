namespace Orleans.Embedded;

/// <summary>
/// The link between the caller's token and the one that the grain sees. The caller is released at once; the grain's token fires
/// on the grain's own scheduler, so that its registrations are turns like everything else.
/// </summary>
internal sealed class CallCancellation : IDisposable
{
    private readonly Invokable _call;
    private readonly Cluster _cluster;
    private readonly CancellationTokenSource _callee = new();
    private readonly CancellationToken _callerToken;
    private CancellationTokenRegistration _registration;

    private CallCancellation(Invokable call, Cluster cluster)
    {
        _call = call;
        _cluster = cluster;
        _callerToken = call.Cancellation;
        call.Cancellation = _callee.Token;
    }

    public static CallCancellation Link(Invokable call, Cluster cluster)
    {
        var link = new CallCancellation(call, cluster);
        link._registration = link._callerToken.UnsafeRegister(static state => ((CallCancellation)state!).Cancel(), link);
        return link;
    }

    /// <summary>The callee's source is not disposed: the grain may still look at its token.</summary>
    public void Dispose() => _registration.Unregister();

    private void Cancel()
    {
        SchedulePoint.Reach("CallCancellation.Cancel", _call);
        if (!_call.TryClaim())
            return;
        SchedulePoint.Reach("CallCancellation.Cancelled", _call);
        if (_call.Target is { } target)
            _ = Task.Factory.StartNew(_callee.Cancel, CancellationToken.None, TaskCreationOptions.None, target.Mailbox);
        else
            _callee.Cancel();
        _cluster.Cancelled(_call);
        _call.Fail(new OperationCanceledException(_callerToken));
    }
}
