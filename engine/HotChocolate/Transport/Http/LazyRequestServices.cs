using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace HotChocolate.AspNetCore.Http;

/// <summary>The services of an HTTP request, whose scope is only made when one of them is asked for.</summary>
internal sealed class LazyRequestServices(HttpContext context) : IKeyedServiceProvider
{
    public object? GetService(Type serviceType) => context.RequestServices.GetService(serviceType);

    public object? GetKeyedService(Type serviceType, object? serviceKey) => ((IKeyedServiceProvider)context.RequestServices).GetKeyedService(serviceType, serviceKey);

    public object GetRequiredKeyedService(Type serviceType, object? serviceKey) =>
        context.RequestServices.GetRequiredKeyedService(serviceType, serviceKey);
}
