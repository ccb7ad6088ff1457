using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Hosting;
using Orleans.TestingHost;

namespace Orleans.Embedded;

/// <summary>The hosts of a <see cref="TestCluster"/>: generic hosts, configured by objects that each of them makes.</summary>
internal sealed class TestClusterHosts(TestClusterOptions options, IConfiguration configuration) : IClusterHosts
{
    public string NameOf(int number) => number == 0 ? "Primary" : $"Secondary_{number}";

    public IHost BuildSilo(string name, Action<ISiloBuilder> join)
    {
        var builder = new HostBuilder().ConfigureLogging(static logging => logging.SetMinimumLevel(LogLevel.Warning));
        options.ConfigureHost(builder, configuration);
        builder.UseOrleans(silo =>
        {
            options.ConfigureSilo(silo);
            join(silo);
        });
        return builder.Build();
    }

    public IHost BuildClient(Action<IServiceCollection> join)
    {
        var builder = new HostBuilder();
        builder.ConfigureServices((context, services) =>
        {
            join(services);
            options.ConfigureClient(new ClientBuilder(services, context.Configuration), configuration);
        });
        return builder.Build();
    }
}
