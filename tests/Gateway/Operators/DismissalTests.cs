using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Nexus.Grains.Users;

namespace Nexus.Gateway.Tests.Operators;

/// <summary>Moderators dismiss reports that are unfounded.</summary>
public sealed class DismissalTests(OperatorGateway gateway) : IClassFixture<OperatorGateway>
{
    private readonly Dictionary<string, Person> _authors = [];

    public static TheoryData<string, string> BadBodies => new()
    {
        { "application/json", """{ "reason": "" }""" }, { "application/json", """{ "reason": " \n" }""" }, { "application/json", """{ "reason": null }""" },
        { "application/json", "{ }" }, { "application/json", "null" }, { "application/json", "" }, { "application/json", "{ \"reason\"" }, { "application/json", """{ "reason": 3 }""" },
        { "application/json", $$"""{ "reason": "{{new string('x', 1_001)}}" }""" }, { "text/plain", """{ "reason": "no spam" }""" },
    };

    [Fact]
    public async Task Dismissed_report_is_open_no_more_and_stands_in_the_audit_log_once()
    {
        var (report, post, _) = await ReportAsync();
        var moderator = await gateway.SignUpAsAsync("mod", "MODERATOR");
        using var client = As(moderator);

        Assert.Equal((HttpStatusCode.NoContent, ""), await DismissAsync(client, report, "no spam"));
        Assert.Equal((HttpStatusCode.NoContent, ""), await DismissAsync(client, report, "still none"));

        Assert.DoesNotContain(report, await ListOpenAsync());
        Assert.Equal([("DismissReport", moderator.Id, report, "no spam")], await ListActsAsync(post));
    }

    [Fact]
    public async Task Whoever_reports_again_gets_the_dismissed_report_and_others_a_new_one()
    {
        var (report, post, reporter) = await ReportAsync();
        using var client = gateway.Operator;
        await DismissAsync(client, report, "no spam");

        Assert.Equal(report, await ReportAsync(reporter, post));
        var other = await ReportAsync(await gateway.SignUpAsync("carol"), post);

        Assert.NotEqual(report, other);
        Assert.Equal([other], (await ListOpenAsync()).Intersect([report, other]));
    }

    [Fact]
    public async Task By_the_operators_address_it_is_nobodys_act()
    {
        var (report, post, _) = await ReportAsync();
        using var client = gateway.Operator;

        Assert.Equal((HttpStatusCode.NoContent, ""), await DismissAsync(client, report, "no spam"));

        Assert.Equal([("DismissReport", null, report, "no spam")], await ListActsAsync(post));
    }

    [Fact]
    public async Task Who_is_no_moderator_finds_nothing()
    {
        var (report, post, reporter) = await ReportAsync();
        // The third has a token of a moderator, and no such role.
        HttpClient[] clients = [gateway.Public(), As(reporter), await gateway.AsAsync(Role.Moderator)];
        foreach (var client in clients)
        {
            using (client)
                Assert.Equal((HttpStatusCode.NotFound, ""), await DismissAsync(client, report, "no spam"));
        }

        Assert.Contains(report, await ListOpenAsync());
        Assert.Empty(await ListActsAsync(post));
    }

    [Theory]
    [MemberData(nameof(BadBodies))]
    public async Task Reason_that_is_none_is_refused_and_nothing_done(string type, string body)
    {
        var (report, post, _) = await ReportAsync();
        using var client = gateway.Operator;
        using var content = new StringContent(body, Encoding.UTF8, type);
        using var response = await client.PostAsync($"/operator/reports/{report}/dismiss", content);

        await AssertProblemAsync(response, HttpStatusCode.BadRequest);
        Assert.Contains(report, await ListOpenAsync());
        Assert.Empty(await ListActsAsync(post));
    }

    [Theory]
    [InlineData("81")]
    [InlineData("-1")]
    public async Task Report_that_is_not_there_is_not_found(string report)
    {
        using var client = gateway.Operator;
        using var response = await client.PostAsJsonAsync($"/operator/reports/{report}/dismiss", new { reason = "no spam" });
        await AssertProblemAsync(response, HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("removePost", ", reason: \"spam\"", 1)]
    [InlineData("deletePost", "", 0)]
    public async Task Report_that_was_closed_with_its_post_can_not_be_dismissed(string mutation, string reason, int lines)
    {
        var (report, post, _) = await ReportAsync();
        var moderator = await gateway.SignUpAsAsync("mod", "MODERATOR");
        var by = mutation == "removePost" ? moderator : _authors[post];
        await by.SendAsync($"mutation($id: ID!) {{ {mutation}(input: {{ postId: $id{reason} }}) {{ errors {{ __typename }} }} }}", new { id = post });
        using var client = As(moderator);
        using var response = await client.PostAsJsonAsync($"/operator/reports/{report}/dismiss", new { reason = "no spam" });

        await AssertProblemAsync(response, HttpStatusCode.Conflict);
        Assert.Equal(Enumerable.Repeat("RemovePost", lines), (await ListActsAsync(post)).Select(line => line.Act));
    }

    [Fact]
    public async Task Of_dismissals_and_a_removal_at_once_the_log_has_what_happened()
    {
        var moderator = await gateway.SignUpAsAsync("mod", "MODERATOR");
        using var client = As(moderator);
        for (var round = 0; round < 10; round++)
        {
            var (report, post, _) = await ReportAsync();
            var dismissals = Enumerable.Range(0, 3).Select(number => DismissAsync(client, report, $"dismissed {number}")).ToArray();
            await moderator.SendAsync("mutation($id: ID!) { removePost(input: { postId: $id, reason: \"spam\" }) { removedPostId } }", new { id = post });
            var statuses = (await Task.WhenAll(dismissals)).Select(answer => answer.Status).Distinct().ToArray();

            Assert.DoesNotContain(report, await ListOpenAsync());
            var acts = (await ListActsAsync(post)).Select(line => line.Act).ToArray();
            // Newest first. All are dismissed by one of them, or none is.
            Assert.Equal(statuses is [HttpStatusCode.NoContent] ? ["RemovePost", "DismissReport"] : ["RemovePost"], acts);
            Assert.Equal(statuses is [HttpStatusCode.NoContent] ? HttpStatusCode.NoContent : HttpStatusCode.Conflict, Assert.Single(statuses));
        }
    }

    /// <summary>A new report, as operators call it, the post, and who has reported it.</summary>
    private async Task<(string Report, string Post, Person Reporter)> ReportAsync()
    {
        var (author, reporter) = (await gateway.SignUpAsync("ada"), await gateway.SignUpAsync("bob"));
        var post = await author.PostAsync("hello");
        _authors.Add(post, author);
        return (await ReportAsync(reporter, post), post, reporter);
    }

    private static async Task<string> ReportAsync(Person reporter, string post)
    {
        var answer = await reporter.SendAsync("mutation($id: ID!) { reportPost(input: { postId: $id, reason: \"spam\" }) { reportId } }", new { id = post });
        return Encoding.UTF8.GetString(Convert.FromBase64String(answer.At("data", "reportPost", "reportId").GetString()!))["Report:".Length..];
    }

    private static async Task<(HttpStatusCode Status, string Body)> DismissAsync(HttpClient client, string report, string reason)
    {
        using var response = await client.PostAsJsonAsync($"/operator/reports/{report}/dismiss", new { reason });
        return (response.StatusCode, response.IsSuccessStatusCode || response.StatusCode == HttpStatusCode.NotFound ? await response.Content.ReadAsStringAsync() : "refused");
    }

    private async Task<IReadOnlyList<string>> ListOpenAsync() => [.. (await ReadAsync("reports")).Select(report => report.At("id").GetString()!)];

    private async Task<IReadOnlyList<(string? Act, string? Actor, string? Report, string? Reason)>> ListActsAsync(string post) =>
    [
        .. from act in await ReadAsync("audit")
           where act.At("subjectId").GetString() == post
           select (act.At("act").GetString(), act.At("actorId").GetString(), act.At("reportId").GetString(), act.At("reason").GetString()),
    ];

    private async Task<IEnumerable<JsonElement>> ReadAsync(string list)
    {
        using var client = gateway.Operator;
        var answer = JsonDocument.Parse(await client.GetStringAsync($"/operator/{list}?first=200")).RootElement;
        return answer.At(list == "audit" ? "acts" : list).EnumerateArray().ToArray();
    }

    private HttpClient As(Person person)
    {
        var client = gateway.Public();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", person.AccessToken);
        return client;
    }

    private static async Task AssertProblemAsync(HttpResponseMessage response, HttpStatusCode status)
    {
        Assert.Equal((status, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal((int)status, problem.At("status").GetInt32());
        Assert.NotEmpty(problem.At("detail").GetString()!);
    }
}
