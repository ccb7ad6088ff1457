using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>
/// The calls of a silo or client where somebody watches them: its filters around each, and how long each took. What a filter sees is never
/// sent itself: each <see cref="IGrainCallContext.Invoke"/> sends a copy, so that a filter may read the request afterwards, or try again.
/// </summary>
internal sealed class OutgoingCalls
{
    private readonly Lazy<(IOutgoingGrainCallFilter[] All, IOutgoingGrainCallFilter[] WithoutSpans)> _filters;

    /// <summary>Filters may ask for the grain factory: they are made with the first call.</summary>
    public OutgoingCalls(Cluster cluster, IServiceProvider services)
    {
        _filters = new(() =>
        {
            var all = services.GetServices<IOutgoingGrainCallFilter>().ToArray();
            return (all, Array.FindAll(all, static filter => filter is not ActivityPropagation));
        });
        Instruments = CallInstruments.Of(cluster, services);
        cluster.WatchesCalls |= services.GetService<IServiceProviderIsService>()?.IsService(typeof(IOutgoingGrainCallFilter)) == true;
    }

    public CallInstruments? Instruments { get; }

    private IOutgoingGrainCallFilter[] Filters => ActivityPropagation.HasListeners ? _filters.Value.All : _filters.Value.WithoutSpans;

    public Task SendAsync(TaskInvokable call, GrainReference reference, CallTarget? sender) => Filters is not { Length: > 0 } filters
        ? DeliverAsync(call, reference, sender)
        : new OutgoingCallContext(filters, call, reference, sender, async () =>
        {
            await DeliverAsync(call.Copy(), reference, sender);
            return null;
        }).Invoke();

    public Task<TResult> SendAsync<TResult>(TaskInvokable<TResult> call, GrainReference reference, CallTarget? sender) => Filters is { Length: > 0 } filters
        ? SendAsync(filters, call, reference, sender)
        : DeliverAsync(call, reference, sender);

    /// <summary>Nobody waits: what a filter throws is logged where the caller has a log.</summary>
    public async Task SendOneWayAsync(TaskInvokable call, GrainReference reference, CallTarget? sender)
    {
        try
        {
            await new OutgoingCallContext(Filters, call, reference, sender, () =>
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

    private async Task<TResult> SendAsync<TResult>(IOutgoingGrainCallFilter[] filters, TaskInvokable<TResult> call, GrainReference reference, CallTarget? sender)
    {
        var context = new OutgoingCallContext(filters, call, reference, sender, async () => await DeliverAsync(call.Copy(), reference, sender));
        await context.Invoke();
        return (TResult)context.Result!;
    }

    private Task DeliverAsync(TaskInvokable call, GrainReference reference, CallTarget? sender) => Instruments is { MeasureCalls: true } instruments
        ? instruments.MeasureAsync(() => call.DeliverAsync(reference, sender))
        : call.DeliverAsync(reference, sender);

    private Task<TResult> DeliverAsync<TResult>(TaskInvokable<TResult> call, GrainReference reference, CallTarget? sender) => Instruments is { MeasureCalls: true } instruments
        ? instruments.MeasureAsync(() => call.DeliverAsync(reference, sender))
        : call.DeliverAsync(reference, sender);
}
