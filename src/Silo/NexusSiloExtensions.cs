using Nexus.Grains;
using Nexus.Silo.Delivery;
using Nexus.Silo.Health;
using Nexus.Silo.Hosting;
using Nexus.Silo.Jobs;
using Nexus.Silo.Mails;
using Nexus.Silo.Reminders;
using Nexus.Silo.Telemetry;
using Nexus.Storage;
using Orleans.Configuration;

namespace Nexus.Silo;

/// <summary>Puts Nexus' actors and their storage into a host.</summary>
public static class NexusSiloExtensions
{
    /// <summary>The configuration section of everything here: <see cref="GrainOptions"/> at its root, <see cref="StorageOptions"/> under <c>Storage</c>.</summary>
    public const string Section = "Nexus";

    /// <summary>
    /// A silo in this process, its storage and its health checks. The database is what <c>NEXUS_DATABASE</c> or <c>Nexus:Storage:ConnectionString</c> names (an
    /// Npgsql connection string).
    /// </summary>
    public static IHostApplicationBuilder AddNexusSilo(this IHostApplicationBuilder builder)
    {
        // Hosted services start in this order and stop in the opposite one: the journal outlives the grains that write to it.
        builder.Services.AddNexusTelemetry(builder.Configuration);
        builder.Services.AddNexusStorage(builder.Configuration);
        builder.UseOrleans(silo =>
        {
            Clustering.Configure(silo, builder.Configuration);
            silo.AddNexusActors(builder.Configuration);
        });
        return builder;
    }

    /// <summary>Storage as the configuration has it. A host without one fails when it starts.</summary>
    public static IServiceCollection AddNexusStorage(this IServiceCollection services, IConfiguration configuration) =>
        services.AddNexusStorage(options =>
        {
            configuration.GetSection($"{Section}:Storage").Bind(options);
            if (configuration["NEXUS_DATABASE"] is { Length: > 0 } database)
                options.ConnectionString = database;
        });

    /// <summary>Everything of a silo but its clustering and storage, which have to be registered before.</summary>
    public static ISiloBuilder AddNexusActors(this ISiloBuilder silo, IConfiguration configuration)
    {
        silo.Services.Configure<GrainOptions>(configuration.GetSection(Section));
        silo.Services.Configure<GrainCollectionOptions>(configuration.GetSection($"{Section}:Collection"));
        silo.Services.Configure<GrainCollectionOptions>(options =>
            options.CollectionAge = configuration.GetValue<TimeSpan?>($"{Section}:CollectionAge") ?? options.CollectionAge);
        silo.Services.AddNexusGrains();
        silo.Services.AddNexusHealth();
        silo.Services.AddHostedService<DeliverySweep>();
        silo.Services.AddHostedService<SiloWatch>();
        silo.Services.AddNexusMails(configuration);
        silo.AddActivityPropagation();
        Clustering.AddNotificationStreams(silo);
        Clustering.AddGrainLoads(silo);
        return silo.AddNexusReminders(configuration).AddNexusJobs();
    }
}
