namespace Nexus.Gateway.Limits;

/// <summary>What a request may ask for. Each bound is the largest value that is still served.</summary>
public sealed class GatewayLimits
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Nexus:Limits";

    /// <summary>Bytes of a GraphQL request's body, and of a WebSocket message.</summary>
    public int MaxRequestBodyBytes { get; set; } = 256 * 1024;

    /// <summary>Requests in one HTTP batch.</summary>
    public int MaxBatchSize { get; set; } = 10;

    /// <summary>Tokens of a document: names, numbers, strings, punctuators.</summary>
    public int MaxTokens { get; set; } = 10_000;

    /// <summary>Syntax nodes of a document.</summary>
    public int MaxNodes { get; set; } = 20_000;

    /// <summary>Fields of an operation, aliases included, each fragment counted wherever it is spread.</summary>
    public int MaxFields { get; set; } = 1_000;

    /// <summary>Levels of fields, introspection aside.</summary>
    public int MaxDepth { get; set; } = 16;

    /// <summary>How often an operation may select one field under another name.</summary>
    public int MaxAliases { get; set; } = 50;

    /// <summary>Directives of an operation, each fragment's counted wherever it is spread.</summary>
    public int MaxDirectives { get; set; } = 100;

    /// <summary>The sum of the weights of the fields that an operation may call.</summary>
    public int MaxFieldCost { get; set; } = 5_000;

    /// <summary>The most objects that an operation may answer with.</summary>
    public int MaxTypeCost { get; set; } = 10_000;

    /// <summary>How long an operation may take; for a subscription, how long each event.</summary>
    public TimeSpan ExecutionTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Operations that this process executes at once.</summary>
    public int MaxConcurrentOperations { get; set; } = 4_096;

    /// <summary>Operations, subscriptions above all, that one WebSocket may have open.</summary>
    public int MaxOperationsPerConnection { get; set; } = 100;

    /// <summary>Whether clients may ask for the schema, by introspection or as <c>?sdl</c>.</summary>
    public bool AllowIntrospection { get; set; } = true;
}

public static class GatewayLimitsServices
{
    public static void AddGatewayLimits(this IServiceCollection services, IConfiguration configuration) =>
        services.AddOptions<GatewayLimits>()
            .Bind(configuration.GetSection(GatewayLimits.Section))
            .Validate(AllArePositive, $"{GatewayLimits.Section}: every limit has to be greater than nothing.")
            .ValidateOnStart();

    private static bool AllArePositive(GatewayLimits limits) =>
        limits is
        {
            MaxRequestBodyBytes: > 0, MaxBatchSize: > 0, MaxTokens: > 0, MaxNodes: > 0, MaxFields: > 0, MaxDepth: > 0, MaxAliases: > 0,
            MaxDirectives: > 0, MaxFieldCost: > 0, MaxTypeCost: > 0, MaxConcurrentOperations: > 0, MaxOperationsPerConnection: > 0,
        }
        && limits.ExecutionTimeout > TimeSpan.Zero;
}
