namespace Nexus.Gateway.Tests.Visibility;

/// <summary>A gateway of its own: what others write would come into the public feed and the trends.</summary>
public sealed class VisibilityGateway : GatewayFixture
{
    protected override IEnumerable<string> Settings =>
    [
        "--Nexus:SiloPort", "11214",
        "--Nexus:GatewayPort", "30103",
        "--Nexus:Rates:ExportsPerHour", "1000",
    ];
}
