using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Nexus.Silo.Health;

internal sealed class SiloHealthCheck(SiloActivity activity) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(activity.IsActive ? HealthCheckResult.Healthy() : new HealthCheckResult(context.Registration.FailureStatus, "The silo is not active."));
}
