using Nexus.Gateway.Tests.Limits;

namespace Nexus.Gateway.Tests.Errors;

/// <summary>A fault gives nothing away but a name, under which the log has all of it.</summary>
[Collection(LimitedGatewayCollection.Name)]
public sealed class CorrelationTests(LimitedGateway gateway)
{
    private const string Trace = "0af7651916cd43dd8448eb211c80319c";

    [Theory]
    [InlineData("{ fail }")]
    [InlineData("{ required }")]
    [InlineData("{ viewer { email } fail }")]
    public async Task Fault_has_the_same_id_in_the_answer_the_header_and_the_log(string document)
    {
        var answer = await gateway.Anonymous().SendAsync(document);
        Assert.Equal((200, "INTERNAL"), (answer.Status, answer.Codes.Single()));
        var id = answer.Refusal.At("correlationId").GetString()!;
        Assert.Matches("^[0-9a-f]{32}$", id);
        Assert.Equal([id], answer.Headers.GetValues("X-Correlation-Id"));
        var logged = Assert.Single(gateway.Log.Errors, entry => entry.Text.Contains(id, StringComparison.Ordinal));
        Assert.Contains("secret", logged.Exception!.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Faults_of_one_request_share_its_id()
    {
        var answer = await gateway.Anonymous().SendAsync("{ a: fail b: fail }");
        var ids = answer.At("errors").EnumerateArray().Select(error => error.At("extensions", "correlationId").GetString()).ToArray();
        Assert.Equal(2, ids.Length);
        Assert.Single(ids.Distinct());
    }

    [Fact]
    public async Task Trace_of_the_caller_is_taken_over() =>
        Assert.Equal(Trace, await CorrelateAsync(("traceparent", $"00-{Trace}-b7ad6b7169203331-01"), ("X-Request-Id", "request-12345")));

    [Fact]
    public async Task Request_id_of_the_caller_is_taken_over() =>
        Assert.Equal("request-12345", await CorrelateAsync(("X-Request-Id", "request-12345")));

    [Theory]
    [InlineData("short")]
    [InlineData("spaces are not allowed")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123456789")]
    public async Task Request_id_that_could_spoil_a_log_is_not(string id) =>
        Assert.Matches("^[0-9a-f]{32}$", await CorrelateAsync(("X-Request-Id", id)));

    [Fact]
    public async Task Answer_without_a_fault_names_nothing() =>
        Assert.False((await gateway.Anonymous().SendWithAsync("{ __typename }", ("X-Request-Id", "request-12345"))).Headers.Contains("X-Correlation-Id"));

    private async Task<string?> CorrelateAsync(params (string, string)[] headers)
    {
        var answer = await gateway.Anonymous().SendWithAsync("{ fail }", headers);
        var id = answer.Refusal.At("correlationId").GetString();
        Assert.Equal([id], answer.Headers.GetValues("X-Correlation-Id"));
        return id;
    }
}
