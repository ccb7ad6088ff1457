using System.Net;
using System.Text.Json;
using Nexus.Grains.Users;

namespace Nexus.Gateway.Tests.Operators;

/// <summary>What moderators find to moderate, and administrators of what was done.</summary>
public sealed class ModerationEndpointTests(OperatorGateway gateway) : IClassFixture<OperatorGateway>
{
    [Theory]
    [InlineData("/operator/reports", Role.Moderator)]
    [InlineData("/operator/audit", Role.Admin)]
    public async Task Who_is_less_finds_nothing(string path, Role least)
    {
        foreach (var role in new[] { Role.Member, Role.Moderator, Role.Admin })
        {
            using var client = await gateway.AsAsync(role);
            using var response = await client.GetAsync(path);
            Assert.Equal(role >= least ? HttpStatusCode.OK : HttpStatusCode.NotFound, response.StatusCode);
        }

        using var anonymous = gateway.Public();
        using var nothing = await anonymous.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, nothing.StatusCode);
        using var operators = gateway.Operator;
        using var tooMany = await operators.GetAsync($"{path}?first=201");
        Assert.Equal(HttpStatusCode.BadRequest, tooMany.StatusCode);
    }

    [Fact]
    public async Task Open_reports_and_acts_are_read_a_page_at_a_time_newest_first()
    {
        var (ada, bob) = (await gateway.SignUpAsync("ada"), await gateway.SignUpAsync("bob"));
        var moderator = await gateway.SignUpAsAsync("mod", "MODERATOR");
        var (first, second) = (await ada.PostAsync("one"), await ada.PostAsync("two"));
        const string Report = "mutation($id: ID!) { reportPost(input: { postId: $id, reason: \"spam\" }) { reportId } }";
        foreach (var post in new[] { first, second })
            await bob.SendAsync(Report, new { id = post });

        var (newest, next) = await ReadAsync("/operator/reports?first=1", "reports");
        var (older, _) = await ReadAsync($"/operator/reports?first=1&after={next}", "reports");

        Assert.Equal((second, "two", ada.Username, bob.Username, "spam"), Shape(newest));
        Assert.Equal((first, "one", ada.Username, bob.Username, "spam"), Shape(older));

        await moderator.SendAsync("mutation($id: ID!) { removePost(input: { postId: $id, reason: \"so it is\" }) { removedPostId } }", new { id = second });

        Assert.Equal(first, Shape((await ReadAsync("/operator/reports?first=1", "reports")).Entry).Item1);
        var (removal, before) = await ReadAsync("/operator/audit?first=1", "acts");
        Assert.Equal(("RemovePost", moderator.Id, moderator.Username, second, "so it is"), (
            removal.At("act").GetString(), removal.At("actorId").GetString(), removal.At("actor").GetString(), removal.At("subjectId").GetString(), removal.At("reason").GetString()));
        var (grant, _) = await ReadAsync($"/operator/audit?first=1&after={before}", "acts");
        Assert.Equal(("GrantRole", null, moderator.Username, "Moderator"), (
            grant.At("act").GetString(), grant.At("actor").GetString(), grant.At("subject").GetString(), grant.At("role").GetString()));
    }

    private async Task<(JsonElement Entry, string? Next)> ReadAsync(string path, string name)
    {
        using var client = gateway.Operator;
        var answer = JsonDocument.Parse(await client.GetStringAsync(path)).RootElement;
        return (Assert.Single(answer.At(name).EnumerateArray()), answer.At("next").GetString());
    }

    private static (string?, string?, string?, string?, string?) Shape(JsonElement report) => (
        report.At("postId").GetString(), report.At("text").GetString(), report.At("author").GetString(), report.At("reporter").GetString(), report.At("reason").GetString());
}
