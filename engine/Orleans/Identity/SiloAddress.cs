using System.Net;

namespace Orleans.Runtime;

/// <summary>Where a silo is and which of its lives this is. The embedded engine opens no port: the endpoint only names it.</summary>
public sealed class SiloAddress : IEquatable<SiloAddress>
{
    private SiloAddress(IPEndPoint endpoint, int generation)
    {
        Endpoint = endpoint;
        Generation = generation;
    }

    public IPEndPoint Endpoint { get; }

    public int Generation { get; }

    public static SiloAddress New(IPEndPoint ep, int gen) => new(ep, gen);

    public bool Equals(SiloAddress? other) => other is not null && Generation == other.Generation && Endpoint.Equals(other.Endpoint);

    public override bool Equals(object? obj) => Equals(obj as SiloAddress);

    public override int GetHashCode() => HashCode.Combine(Endpoint, Generation);

    public override string ToString() => $"S{Endpoint}:{Generation}";
}
