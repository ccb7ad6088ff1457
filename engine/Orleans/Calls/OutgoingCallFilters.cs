using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Orleans.Embedded;

/// <summary>
/// The filters of a silo or client around the calls that it makes, in the order of their registration. What a filter sees is never
/// sent itself: each <see cref="IGrainCallContext.Invoke"/> sends a copy, so that a filter may read the request afterwards, or try again.
/// </summary>
internal sealed class OutgoingCallFilters(IOutgoingGrainCallFilter[] filters)
{
    public static OutgoingCallFilters? Of(IServiceProvider? services) =>
        services?.GetServices<IOutgoingGrainCallFilter>().ToArray() is { Length: > 0 } filters ? new OutgoingCallFilters(filters) : null;

    public Task SendAsync(TaskInvokable call, GrainReference reference, CallTarget? sender) => new Context(filters, call, reference, sender, async () =>
    {
        await call.Copy().DeliverAsync(reference, sender);
        return null;
    }).Invoke();

    public async Task<TResult> SendAsync<TResult>(TaskInvokable<TResult> call, GrainReference reference, CallTarget? sender)
    {
        var context = new Context(filters, call, reference, sender, async () => await call.Copy().DeliverAsync(reference, sender));
        await context.Invoke();
        return (TResult)context.Result!;
    }

    /// <summary>Nobody waits: what a filter throws is logged where the caller has a log.</summary>
    public async Task SendOneWayAsync(TaskInvokable call, GrainReference reference, CallTarget? sender)
    {
        try
        {
            await new Context(filters, call, reference, sender, () =>
            {
                call.Copy().DeliverOneWay(reference, sender);
                return Task.FromResult<object?>(null);
            }).Invoke();
        }
        catch (Exception exception)
        {
            if (sender is Activation { Silo.Logger: var logger })
                Log.OneWayFailed(logger, exception, call.Describe(), reference.GrainId);
        }
    }

    private sealed class Context(
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
}
