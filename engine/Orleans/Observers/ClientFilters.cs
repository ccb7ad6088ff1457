using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Embedded;

/// <summary>The filters around the calls that observers get, of the host that made them. They may ask for the grain factory: they are made with the first call.</summary>
internal sealed class ClientFilters(IServiceProvider services)
{
    private readonly Lazy<(CallFilters? All, CallFilters? WithoutSpans)> _filters = new(() =>
    {
        var all = services.GetServices<IIncomingGrainCallFilter>().ToArray();
        return (CallFilters.Of(all), CallFilters.Of(Array.FindAll(all, static filter => filter is not ActivityPropagation)));
    });

    public CallFilters? Current => ActivityPropagation.HasListeners ? _filters.Value.All : _filters.Value.WithoutSpans;
}
