using Nexus.Silo.Operators;

namespace Nexus.Silo.Telemetry;

/// <summary>Puts what operators look at into a host.</summary>
internal static class TelemetryServices
{
    public static IServiceCollection AddNexusTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<MetricsRecorder>();
        services.Configure<OperatorOptions>(configuration.GetSection(NexusSiloExtensions.Section));
        // First among the hosted services: what happens at their start is told too.
        if (!string.IsNullOrEmpty(configuration[TelemetryExport.EndpointSetting]))
            services.AddHostedService<TelemetryExport>();
        return services;
    }
}
