namespace Nexus.Gateway.Limits;

/// <summary>What a request may cost before anything is executed.</summary>
public sealed class GatewayLimits
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Nexus:Limits";

    /// <summary>Bytes of a GraphQL request's body.</summary>
    public int MaxRequestBodyBytes { get; set; } = 256 * 1024;
}

public static class GatewayLimitsServices
{
    public static void AddGatewayLimits(this IServiceCollection services, IConfiguration configuration) =>
        services.Configure<GatewayLimits>(configuration.GetSection(GatewayLimits.Section));
}
