using System.Reflection;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Orleans.Embedded;

/// <summary>
/// One call under way. Generated classes add the arguments. Instances are reused: whoever runs the call returns it to its pool,
/// unless somebody else has answered it (a time-out, a cancellation, a lost silo), because then two hold it.
/// </summary>
public abstract class Invokable : Turn, IInvokable
{
    private const int Waiting = 0, Answered = 1;

    private int _answered;
    private bool _opensChain;
    private CallCancellation? _cancellation;
    private CallRouter? _client;

    /// <summary>The pool that the instance came from, if it did.</summary>
    internal Action<Invokable>? Home;

    public abstract InvokableMethod Method { get; }

    internal sealed override TurnOptions Options => Method.Options;

    internal sealed override CallHistory History => Method.History;

    internal CallTarget? Sender { get; private set; }

    /// <summary>Who calls: a grain, an observer or a client.</summary>
    internal GrainId? SourceId => Sender?.Id ?? _client?.ClientId;

    internal GrainId TargetId { get; private set; }

    /// <summary>Whose the call is, a silo's or a client's; set where there are several.</summary>
    internal CallRouter Origin { get; set; } = null!;

    /// <summary>The callee is of another silo or client: its answer travels back as bytes.</summary>
    internal bool IsAway { get; private set; }

    /// <summary>What holds the arguments.</summary>
    internal virtual Invokable Payload => this;

    /// <summary>The token that the grain sees; set by generated code to the caller's before the call is sent.</summary>
    public CancellationToken Cancellation { get; set; }

    internal sealed override bool IsAnswered => Volatile.Read(ref _answered) == Answered;

    internal sealed override bool TryClaim()
    {
        if (Interlocked.Exchange(ref _answered, Answered) != Waiting)
            return false;
        if (_opensChain)
            Sender!.Mailbox.ExitChain(Context!.ReentrancyId);
        return true;
    }

    internal sealed override string Describe() => Method.ToString();

    internal void Send(GrainReference reference, CallTarget? sender)
    {
        _answered = Waiting;
        Sender = sender;
        _client = sender is null ? reference.Router : null;
        TargetId = reference.GrainId;
        Context = RequestContext.Capture();
        Deadline = NoDeadline;
        _opensChain = Sender is not null && (Options & TurnOptions.OneWay) == 0 && Context is { } context && context.ReentrancyId != Guid.Empty;
        if (_opensChain)
            Sender!.Mailbox.EnterChain(Context!.ReentrancyId);
        if (Cancellation.CanBeCanceled)
            _cancellation = CallCancellation.Link(this, reference.Cluster);
        reference.Router.Send(this, reference);
    }

    /// <summary>Ends the turn; true if the answer is this call's to give.</summary>
    internal bool End()
    {
        Target!.Mailbox.End(this);
        SchedulePoint.Reach("Invokable.TryClaim", this);
        return TryClaim();
    }

    /// <summary>Before the call is posted to a target that may be elsewhere: what the target will see is not the caller's.</summary>
    /// <exception cref="Serialization.CodecNotFoundException">An argument can not travel.</exception>
    internal void CrossTo(CallTarget target)
    {
        IsAway = target.Home is { } home && Origin.IsEnd && !ReferenceEquals(home, Origin);
        if (IsAway)
            Wire.CarryTo(target.Home!, this);
    }

    internal sealed override void FailFromTarget(Exception exception) => Fail(IsAway ? Wire.CarryFailure(exception, Origin) : exception);

    internal void Reset()
    {
        _cancellation?.Dispose();
        _cancellation = null;
        Cancellation = default;
        Sender = null;
        Origin = null!;
        IsAway = false;
        Target = null;
        Context = null;
        Admitted = false;
        Permitted = null;
        ClearArguments();
    }

    /// <summary>Nobody may answer twice: a call that could be cancelled is not reused, its token may still fire.</summary>
    internal bool IsReusable => Home is not null && _cancellation is null;

    protected virtual void ClearArguments()
    {
    }

    public virtual int GetArgumentCount() => 0;

    public virtual object? GetArgument(int index) => throw new ArgumentOutOfRangeException(nameof(index));

    public virtual void SetArgument(int index, object? value) => throw new ArgumentOutOfRangeException(nameof(index));

    public object? GetTarget() => Target?.Instance;

    public string GetMethodName() => Method.Name;

    public string GetInterfaceName() => Method.InterfaceType.FullName!;

    public string GetActivityName() => Method.ToString();

    public Type GetInterfaceType() => Method.InterfaceType;

    public MethodInfo GetMethod() => Method.Method;
}
