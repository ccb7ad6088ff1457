using System.Reflection;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Orleans.Embedded;

/// <summary>One call on its way through the filters of who makes it, in the order of their registration.</summary>
internal sealed class OutgoingCallContext(
    IOutgoingGrainCallFilter[] filters, Invokable call, GrainReference reference, CallTarget? sender, Func<Task<object?>> send) : IOutgoingGrainCallContext
{
    private int _next;

    public IInvokable Request => call;

    public object? Grain => reference;

    public GrainId? SourceId => sender?.Id;

    public GrainId TargetId => reference.GrainId;

    public string InterfaceName => call.GetInterfaceName();

    public string MethodName => call.GetMethodName();

    public MethodInfo InterfaceMethod => call.GetMethod();

    public object? Result { get; set; }

    public IGrainContext? SourceContext => sender as IGrainContext;

    /// <summary>The place is restored afterwards: a filter that tries again reaches the same ones.</summary>
    public async Task Invoke()
    {
        var index = _next++;
        try
        {
            if (index < filters.Length)
                await filters[index].Invoke(this);
            else
                Result = await send();
        }
        finally
        {
            _next = index;
        }
    }
}
