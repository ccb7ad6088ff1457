using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Nexus.Silo.Health;

/// <summary>Health checks by what they are for.</summary>
public static class NexusHealth
{
    /// <summary>The process answers: otherwise it should be restarted. No check has this tag, to answer is enough.</summary>
    public const string Live = "live";

    /// <summary>Grains run and the database answers: otherwise no requests should be sent here.</summary>
    public const string Ready = "ready";

    internal static IServiceCollection AddNexusHealth(this IServiceCollection services)
    {
        services.TryAddSingleton<SiloActivity>();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(provider => provider.GetRequiredService<SiloActivity>());
        services.AddHealthChecks()
            .AddCheck<SiloHealthCheck>("silo", tags: [Ready])
            .AddCheck<DatabaseHealthCheck>("database", tags: [Ready]);
        return services;
    }
}
