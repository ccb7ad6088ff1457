using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>Clients and their observers have ids as grains do: <c>sys.client/client</c> and <c>sys.client/client+observer</c>.</summary>
internal static class ClientIds
{
    private static readonly GrainType Type = GrainType.Create("sys.client");

    /// <summary>Of the client that a silo's host is, or of one by itself.</summary>
    public static GrainId Of(IServiceProvider services) => services.GetService<Silo>() is { Address: var address }
        ? new(Type, IdSpan.Create($"hosted-{address.Endpoint}@{address.Generation}"))
        : New();

    public static GrainId New() => new(Type, GrainIdKeyExtensions.CreateGuidKey(Guid.NewGuid()));

    public static GrainId NewObserver(GrainId client) => new(Type, IdSpan.Create($"{client.Key}+{Guid.NewGuid():N}"));

    public static bool IsObserver(GrainId id) => id.Type == Type;
}
