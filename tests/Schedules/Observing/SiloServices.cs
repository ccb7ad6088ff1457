using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Embedded;

namespace Nexus.Schedules;

/// <summary>Silos and clients without hosts: thousands of them are made.</summary>
internal static class SiloServices
{
    private static readonly IConfiguration s_configuration = new ConfigurationBuilder().Build();
    private static readonly IServiceProvider s_nothing = new ServiceCollection().BuildServiceProvider();

    public static Silo Silo(Cluster cluster, TimeProvider time, string name)
    {
        var services = new ServiceCollection();
        services.AddSingleton(time);
        OrleansSiloGenericHostExtensions.AddSilo(services, s_configuration, silo => silo.Services.Replace(ServiceDescriptor.Singleton(cluster)));
        services.RemoveAll<System.Diagnostics.Metrics.IMeterFactory>();
        services.Configure<SiloOptions>(options => options.SiloName = name);
        services.Configure<SiloMessagingOptions>(static options => options.ResponseTimeout = World.ResponseTimeout);
        services.Configure<GrainCollectionOptions>(static options =>
        {
            options.CollectionQuantum = TimeSpan.FromSeconds(1);
            options.CollectionAge = TimeSpan.FromSeconds(1.5);
            options.DeactivationTimeout = TimeSpan.FromMinutes(5);
        });
        return services.BuildServiceProvider().GetRequiredService<Silo>();
    }

    public static GrainFactory Client(Cluster cluster) => new GrainFactory(cluster, s_nothing);
}
