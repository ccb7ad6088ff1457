using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Embedded;

namespace Orleans.Runtime;

/// <summary>Names of the silo that this code runs in.</summary>
public interface ILocalSiloDetails
{
    string Name { get; }

    string ClusterId { get; }

    SiloAddress SiloAddress { get; }
}

internal sealed class LocalSiloDetails(Silo silo, IOptions<ClusterOptions> cluster) : ILocalSiloDetails
{
    public string Name => silo.Name;

    public string ClusterId => cluster.Value.ClusterId;

    public SiloAddress SiloAddress => silo.Address;
}
