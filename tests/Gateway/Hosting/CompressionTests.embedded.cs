namespace Nexus.Gateway.Tests.Hosting;

/// <summary>What needs an engine that says how long an answer is.</summary>
[Collection(GatewayCollection.Name)]
public sealed class ShortAnswerTests(GatewayFixture gateway)
{
    [Fact]
    public async Task Short_answer_is_not_worth_compressing() =>
        (await gateway.Anonymous().SendWithAsync("{ __typename }", ("Accept-Encoding", "gzip"))).ShouldBe("""{ "data": { "__typename": "Query" } }""");
}
