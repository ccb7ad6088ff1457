using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Orleans.Hosting;

namespace Orleans.TestingHost;

/// <summary>Configures the silos of a <see cref="TestCluster"/>. Has a parameterless constructor: each silo makes its own.</summary>
public interface ISiloConfigurator
{
    void Configure(ISiloBuilder siloBuilder);
}

/// <summary>Configures the hosts of the silos.</summary>
public interface IHostConfigurator
{
    void Configure(IHostBuilder hostBuilder);
}

/// <summary>Configures the client.</summary>
public interface IClientBuilderConfigurator
{
    void Configure(IConfiguration configuration, IClientBuilder clientBuilder);
}

/// <summary>Builds a <see cref="TestCluster"/>; two silos unless said otherwise.</summary>
public class TestClusterBuilder
{
    private readonly ConfigurationBuilder _configuration = new();

    public TestClusterBuilder() : this(2)
    {
    }

    public TestClusterBuilder(short initialSilosCount) => Options = new TestClusterOptions { InitialSilosCount = initialSilosCount };

    public TestClusterOptions Options { get; }

    /// <summary>Settings that the configurators find in their builder's configuration.</summary>
    public Dictionary<string, string?> Properties { get; } = [];

    public TestClusterBuilder ConfigureHostConfiguration(Action<IConfigurationBuilder> configureDelegate)
    {
        configureDelegate(_configuration);
        return this;
    }

    public TestClusterBuilder AddSiloBuilderConfigurator<T>() where T : new()
    {
        Options.SiloConfigurators.Add(static () => new T());
        return this;
    }

    public TestClusterBuilder AddClientBuilderConfigurator<T>() where T : new()
    {
        Options.ClientConfigurators.Add(static () => new T());
        return this;
    }

    public TestCluster Build() => new(Options, _configuration.AddInMemoryCollection(Properties).Build());
}

/// <summary>The shape of a <see cref="TestCluster"/>.</summary>
public class TestClusterOptions
{
    public string ClusterId { get; set; } = "test";

    public string ServiceId { get; set; } = "test";

    public short InitialSilosCount { get; set; }

    public bool InitializeClientOnDeploy { get; set; } = true;

    internal List<Func<object>> SiloConfigurators { get; } = [];

    internal List<Func<object>> ClientConfigurators { get; } = [];

    internal void ConfigureHost(IHostBuilder host, IConfiguration configuration)
    {
        host.ConfigureHostConfiguration(builder => builder.AddConfiguration(configuration));
        foreach (var configurator in SiloConfigurators.Select(static create => create()).OfType<IHostConfigurator>())
            configurator.Configure(host);
    }

    internal void ConfigureSilo(ISiloBuilder silo)
    {
        foreach (var configurator in SiloConfigurators.Select(static create => create()).OfType<ISiloConfigurator>())
            configurator.Configure(silo);
    }

    internal void ConfigureClient(IClientBuilder client, IConfiguration configuration)
    {
        foreach (var configurator in ClientConfigurators.Select(static create => create()).OfType<IClientBuilderConfigurator>())
            configurator.Configure(configuration, client);
    }
}
