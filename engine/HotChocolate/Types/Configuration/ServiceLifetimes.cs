using Microsoft.Extensions.DependencyInjection;

namespace HotChocolate.Types;

/// <summary>What the application's service collection says about lifetimes, which no provider tells.</summary>
internal sealed class ServiceLifetimes(IServiceCollection services)
{
    /// <summary>Whether every resolution of the service gives the same instance. Open generics count as not known.</summary>
    internal bool IsSingleton(Type type)
        => services.LastOrDefault(service => service.ServiceType == type && !service.IsKeyedService)?.Lifetime is ServiceLifetime.Singleton;
}
