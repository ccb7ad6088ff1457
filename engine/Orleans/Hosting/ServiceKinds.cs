using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Embedded;

/// <summary>Which services are singletons: grains that need no others need no scope.</summary>
internal sealed class ServiceKinds(IServiceCollection services)
{
    public bool IsSingleton(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (parameter.IsDefined(typeof(FromKeyedServicesAttribute)) || type == typeof(IServiceProvider))
            return false;
        var last = services.LastOrDefault(service => !service.IsKeyedService
            && (service.ServiceType == type || (type.IsGenericType && service.ServiceType == type.GetGenericTypeDefinition())));
        return last?.Lifetime == ServiceLifetime.Singleton;
    }
}
