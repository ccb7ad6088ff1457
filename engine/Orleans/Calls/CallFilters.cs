using System.Reflection;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Orleans.Embedded;

/// <summary>The filters of a silo or client around a call of a grain or observer, a grain's own innermost.</summary>
internal sealed class CallFilters(IIncomingGrainCallFilter[] filters)
{
    public static readonly CallFilters None = new([]);

    public static CallFilters? Of(IIncomingGrainCallFilter[] filters) => filters.Length == 0 ? null : new CallFilters(filters);

    public async ValueTask InvokeAsync(TaskInvokable call) => await new Context(filters, call, async () =>
    {
        await call.InvokeAsync(call.Target!.Instance!);
        return null;
    }).Invoke();

    public async ValueTask<TResult> InvokeAsync<TResult>(TaskInvokable<TResult> call)
    {
        var context = new Context(filters, call, async () => await call.InvokeAsync(call.Target!.Instance!));
        await context.Invoke();
        return (TResult)context.Result!;
    }

    private sealed class Context(IIncomingGrainCallFilter[] filters, Invokable call, Func<Task<object?>> invoke) : IIncomingGrainCallContext
    {
        private readonly CallTarget _target = call.Target!;
        private int _next;

        public IInvokable Request => call;

        public object? Grain => _target.Instance;

        public GrainId? SourceId => call.SourceId;

        public GrainId TargetId => _target.Id;

        public string InterfaceName => call.GetInterfaceName();

        public string MethodName => call.GetMethodName();

        public MethodInfo InterfaceMethod => call.GetMethod();

        public object? Result { get; set; }

        public IGrainContext TargetContext => (IGrainContext)_target;

        public MethodInfo ImplementationMethod
        {
            get
            {
                var map = _target.Instance!.GetType().GetInterfaceMap(call.GetInterfaceType());
                return map.TargetMethods[Array.IndexOf(map.InterfaceMethods, call.GetMethod())];
            }
        }

        /// <summary>The place is restored afterwards: a filter that tries again reaches the same ones.</summary>
        public async Task Invoke()
        {
            var index = _next++;
            try
            {
                if (index < filters.Length)
                    await filters[index].Invoke(this);
                else if (index == filters.Length && _target.Instance is IIncomingGrainCallFilter own)
                    await own.Invoke(this);
                else
                    Result = await invoke();
            }
            finally
            {
                _next = index;
            }
        }
    }
}
