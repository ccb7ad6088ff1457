using System.Text.Json;
using Nexus.EndToEnd.Tests.Client;

namespace Nexus.EndToEnd.Tests;

/// <summary>
/// The audits of npm's graphql-http, the reference of "GraphQL over HTTP": all that a server MUST, SHOULD and MAY do. Nexus takes every MAY.
/// </summary>
[Collection(nameof(RunningNexus))]
public sealed partial class GraphQLOverHttpTests(GraphQLHttpAudits audits) : IClassFixture<GraphQLHttpAudits>
{
    private static readonly string[] Listed = File.ReadAllLines(Path.Combine(NpmClient.Folder, "graphql-http.audits.txt"));

    /// <summary>Those of them that the packages of the orleans engine fail, each a SHOULD (engine/HotChocolate/README.md, Differences).</summary>
    private static readonly string[] OfTheEmbeddedEngine =
    [
        "80D8 SHOULD assume application/json content-type when accept is missing",
        "47DE SHOULD accept */* and use application/json for the content-type",
        "BCF8 SHOULD use 400 status code on JSON parsing failure when accepting application/json",
    ];

    public static TheoryData<string> Audits => [.. Listed.Except(OfTheEmbeddedEngine)];

    [Theory, MemberData(nameof(Audits))]
    public void Audit_is_passed(string audit) => AssertPassed(audit);

    [Fact]
    public void Every_audit_of_the_package_is_listed() => Assert.Equal(Listed, audits.Results.Select(result => result.Audit));

    private void AssertPassed(string audit)
    {
        var result = audits.Results.Single(result => result.Audit == audit);

        Assert.True(result.Status == "ok", $"{result.Status}: {result.Reason}");
    }
}

/// <summary>All audits, run once.</summary>
public sealed class GraphQLHttpAudits(RunningNexus nexus) : IAsyncLifetime
{
    /// <summary>By <c>ok</c>, <c>notice</c> (a MAY not taken), <c>warn</c> (a SHOULD) or <c>error</c> (a MUST).</summary>
    public sealed record Result(string Audit, string Status, string? Reason);

    public IReadOnlyList<Result> Results { get; private set; } = [];

    public async Task InitializeAsync()
    {
        var printed = await NpmClient.RunAsync("graphql-http.mjs", nexus.Http.BaseAddress!, "All audits");
        Results = JsonSerializer.Deserialize<List<Result>>(printed, JsonSerializerOptions.Web)!;
    }

    public Task DisposeAsync() => Task.CompletedTask;
}
