using ChilliCream.Nitro.App;

namespace HotChocolate.AspNetCore;

/// <summary>Which operations GET requests may hold.</summary>
[Flags]
public enum AllowedGetOperations
{
    None = 0,
    Query = 1,
    Mutation = 2,
    QueryAndMutation = Query | Mutation,
    Subscription = 4,
    All = QueryAndMutation | Subscription,
}

/// <summary>Which kinds of batches one HTTP request may hold.</summary>
[Flags]
public enum AllowedBatching
{
    None = 0,

    /// <summary>One operation with several sets of variables. Not provided by the embedded engine.</summary>
    VariableBatching = 1,

    /// <summary>An array of requests.</summary>
    RequestBatching = 2,
    All = VariableBatching | RequestBatching,
}

/// <summary>How a GraphQL endpoint behaves.</summary>
public sealed class GraphQLServerOptions
{
    public GraphQLSocketOptions Sockets { get; } = new();

    /// <summary>Whether a GraphQL IDE is served. The embedded engine has none.</summary>
    public NitroAppOptions Tool { get; } = new();

    public AllowedGetOperations AllowedGetOperations { get; set; } = AllowedGetOperations.Query;

    public bool EnableGetRequests { get; set; } = true;

    /// <summary>Whether GET requests need the header <c>GraphQL-Preflight: 1</c>, which a simple cross-site request can not have.</summary>
    public bool EnforceGetRequestsPreflightHeader { get; set; }

    /// <summary>Whether <c>GET ?sdl</c> answers with the schema.</summary>
    public bool EnableSchemaRequests { get; set; } = true;

    public AllowedBatching Batching { get; set; } = AllowedBatching.None;

    /// <summary>The most requests of one batch; 0 for no limit.</summary>
    public int MaxBatchSize { get; set; } = 1024;

    /// <summary>The most requests that are executed at once, others wait; null for no limit.</summary>
    public int? MaxConcurrentRequests { get; set; } = 64;
}

/// <summary>How WebSocket connections behave.</summary>
public sealed class GraphQLSocketOptions
{
    /// <summary>How long a client may take until its <c>connection_init</c>.</summary>
    public TimeSpan ConnectionInitializationTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often the server pings; null for never.</summary>
    public TimeSpan? KeepAliveInterval { get; set; } = TimeSpan.FromSeconds(5);
}
