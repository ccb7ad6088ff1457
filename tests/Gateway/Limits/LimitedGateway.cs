using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Nexus.Gateway.Tests.Limits;

/// <summary>A gateway whose limits are so narrow that a line of text is too much, with fields that wait and fail.</summary>
public sealed class LimitedGateway : GatewayFixture
{
    public const int MaxBody = 4096;

    /// <summary>What the gateway has logged as an error.</summary>
    internal RecordedLog Log { get; } = new();

    protected override IEnumerable<string> Settings =>
    [
        "--Nexus:SiloPort", "11211",
        "--Nexus:GatewayPort", "30100",
        "--Nexus:Limits:MaxRequestBodyBytes", $"{MaxBody}",
        "--Nexus:Limits:MaxBatchSize", "3",
        "--Nexus:Limits:MaxTokens", "60",
        "--Nexus:Limits:MaxNodes", "80",
        "--Nexus:Limits:MaxFields", "40",
        "--Nexus:Limits:MaxDepth", "5",
        "--Nexus:Limits:MaxAliases", "4",
        "--Nexus:Limits:MaxDirectives", "5",
        "--Nexus:Limits:MaxFieldCost", "600",
        "--Nexus:Limits:MaxTypeCost", "50",
        "--Nexus:Limits:ExecutionTimeout", "00:00:05",
        "--Nexus:Limits:MaxConcurrentOperations", "2",
        "--Nexus:Limits:MaxOperationsPerConnection", "2",
        "--Nexus:Limits:AllowIntrospection", "false",
    ];

    protected override void Configure(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Barrier>();
        builder.Services.AddGraphQL().AddTypeExtension<WaitingFields>();
        builder.Logging.AddProvider(Log);
    }
}

[CollectionDefinition(Name)]
public sealed class LimitedGatewayCollection : ICollectionFixture<LimitedGateway>
{
    public const string Name = "limited gateway";
}
