namespace Nexus.Silo.Jobs;

/// <summary>Background work goes on when a silo starts.</summary>
internal static class JobStart
{
    public static ISiloBuilder AddNexusJobs(this ISiloBuilder silo)
    {
        silo.Services.AddSingleton<OpenJobs>();
        return silo.AddStartupTask(static (services, cancellationToken) => services.GetRequiredService<OpenJobs>().StartAsync(cancellationToken));
    }
}
