namespace Nexus.Gateway.Tests.Limits;

/// <summary>Hot Chocolate's packages close the socket with another code.</summary>
[Collection(LimitedGatewayCollection.Name)]
public sealed class SocketLimitTests(LimitedGateway gateway)
{
    [Fact]
    public async Task Message_over_the_limit_of_a_body_closes_the_socket() =>
        Assert.Equal(1009, await GraphQLSocket.OpenRefusedAsync(gateway.Address, $$"""{ "padding": "{{new string('x', LimitedGateway.MaxBody)}}" }"""));
}
