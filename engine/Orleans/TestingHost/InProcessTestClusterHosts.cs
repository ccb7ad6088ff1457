using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.TestingHost;

namespace Orleans.Embedded;

/// <summary>The hosts of an <see cref="InProcessTestCluster"/>: application hosts, configured by delegates.</summary>
internal sealed class InProcessTestClusterHosts(InProcessTestClusterOptions options) : IClusterHosts
{
    public string NameOf(int number) => $"Silo_{number}";

    public IHost BuildSilo(string name, Action<ISiloBuilder> join)
    {
        var builder = CreateBuilder(name);
        var specifics = new InProcessTestSiloSpecificOptions { SiloName = name };
        foreach (var configure in options.SiloHostConfigurationDelegates)
            configure(specifics, builder);
        builder.UseOrleans(silo =>
        {
            silo.Services.Configure<ClusterOptions>(Name);
            join(silo);
        });
        return builder.Build();
    }

    public IHost BuildClient(Action<IServiceCollection> join)
    {
        var builder = CreateBuilder("TestClusterClient");
        builder.Services.Configure<ClusterOptions>(Name);
        foreach (var configure in options.ClientHostConfigurationDelegates)
            configure(builder);
        join(builder.Services);
        return builder.Build();
    }

    private static HostApplicationBuilder CreateBuilder(string name)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = name });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        return builder;
    }

    private void Name(ClusterOptions cluster) => (cluster.ClusterId, cluster.ServiceId) = (options.ClusterId, options.ServiceId);
}
