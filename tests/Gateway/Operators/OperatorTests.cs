using System.Net;
using System.Text.Json;
using Nexus.Grains.Users;

namespace Nexus.Gateway.Tests.Operators;

/// <summary>What operators see, and that nobody else does.</summary>
public sealed class OperatorTests(OperatorGateway gateway) : IClassFixture<OperatorGateway>
{
    public static TheoryData<string, string> Requests => new() { { "GET", "/metrics" }, { "GET", "/operator/audit" }, { "GET", "/operator/grains" }, { "POST", "/operator/grains/log" } };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Others_find_nothing(string method, string path)
    {
        using var anonymous = gateway.Public();
        using var member = await gateway.AsAsync(Role.Member);
        using var moderator = await gateway.AsAsync(Role.Moderator);
        foreach (var client in new[] { anonymous, member, moderator })
        {
            using var response = await client.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));
            Assert.Equal((HttpStatusCode.NotFound, ""), (response.StatusCode, await response.Content.ReadAsStringAsync()));
        }
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Administrators_and_whoever_comes_by_the_operators_address_are_answered(string method, string path)
    {
        using var administrator = await gateway.AsAsync(Role.Admin);
        using var client = gateway.Operator;
        foreach (var by in new[] { administrator, client })
        {
            using var response = await by.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));
            Assert.True(response.IsSuccessStatusCode, response.ToString());
        }
    }

    [Fact]
    public async Task Metrics_are_what_prometheus_reads()
    {
        using var client = gateway.Operator;
        (await client.GetAsync("/metrics")).Dispose();
        await gateway.Anonymous().SendAsync("{ __typename }");
        using var response = await client.GetAsync("/metrics");
        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        var lines = (await response.Content.ReadAsStringAsync()).Split('\n');
        Assert.Contains("# TYPE orleans_catalog_activations gauge", lines);
        Assert.Contains("# TYPE http_server_request_duration_seconds histogram", lines);
        Assert.Contains(lines, line => line.StartsWith("http_server_request_duration_seconds_count{", StringComparison.Ordinal) && line.Contains("http_route=\"/graphql", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Busiest_grains_are_told()
    {
        await gateway.SignUpAsync("busy");
        using var client = gateway.Operator;
        using var answer = JsonDocument.Parse(await client.GetStringAsync("/operator/grains?top=5&seconds=0"));
        var root = answer.RootElement;
        Assert.Equal(["grains", "sampled", "seconds"], root.EnumerateObject().Select(member => member.Name).Order());
        foreach (var grain in root.GetProperty("grains").EnumerateArray())
            Assert.Equal(["activeSince", "class", "grain", "milliseconds", "turns", "waiting"], grain.EnumerateObject().Select(member => member.Name).Order());
    }

    [Fact]
    public async Task Busiest_grains_are_logged_when_asked_for()
    {
        using var client = gateway.Operator;
        using var response = await client.PostAsync("/operator/grains/log?top=3", null);
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Contains(gateway.Log.Of(3401), line => line.StartsWith("Busiest grains ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("top=0")]
    [InlineData("top=1001")]
    [InlineData("seconds=61")]
    [InlineData("seconds=-1")]
    [InlineData("seconds=NaN")]
    public async Task Bounds_are_kept(string query)
    {
        using var client = gateway.Operator;
        using var response = await client.GetAsync($"/operator/grains?{query}");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public void Address_of_operators_is_not_a_public_one() => Assert.Throws<InvalidOperationException>(
        () => Program.Build(["--urls", "http://127.0.0.1:5999", "--Nexus:OperatorUrl", "http://0.0.0.0:5999", "--NEXUS_DATABASE", "Host=nowhere"]));
}
