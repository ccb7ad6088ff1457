using System.Text.Json;
using Nexus.EndToEnd.Tests.Client;

namespace Nexus.EndToEnd.Tests;

/// <summary>
/// The audits of npm's graphql-http, the reference of "GraphQL over HTTP": all that a server MUST, SHOULD and MAY do. Nexus takes every MAY.
/// </summary>
[Collection(nameof(RunningNexus))]
public sealed class GraphQLOverHttpTests(GraphQLHttpAudits audits) : IClassFixture<GraphQLHttpAudits>
{
    private static readonly string[] Listed = File.ReadAllLines(Path.Combine(NpmClient.Folder, "graphql-http.audits.txt"));

    public static TheoryData<string> Audits => [.. Listed];

    [Theory, MemberData(nameof(Audits))]
    public void Audit_is_passed(string audit)
    {
        var result = audits.Results.Single(result => result.Audit == audit);

        Assert.True(result.Status == "ok", $"{result.Status}: {result.Reason}");
    }

    [Fact]
    public void Every_audit_of_the_package_is_listed() => Assert.Equal(Listed, audits.Results.Select(result => result.Audit));
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
