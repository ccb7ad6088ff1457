using System.IO.Compression;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Nexus.Gateway.Tests.Accounts;

[Collection(GatewayCollection.Name)]
public sealed class ExportTests(GatewayFixture gateway)
{
    private static readonly string[] Kinds =
    [
        "profile", "account", "sessions", "posts", "comments", "likes", "comment-likes", "reposts", "bookmarks", "following", "followers", "follow-requests", "blocks",
        "mutes", "notifications", "reports",
    ];

    [Fact]
    public async Task Export_is_a_zip_of_everything_that_is_ones_own()
    {
        var (ada, bob) = (await gateway.SignUpAsync("ada"), await gateway.SignUpAsync("bob"));
        await ada.PostAsync("mine");
        var post = await bob.PostAsync("his");
        await ada.LikeAsync(post);
        await ada.CommentAsync(post, "indeed");
        await ada.FollowAsync(bob);
        await bob.FollowAsync(ada);
        await ada.SendAsync("mutation($id: ID!) { reportPost(input: { postId: $id, reason: \"hm\" }) { reportId } }", new { id = post });

        var files = await ExportAsync(ada);

        Assert.Equal(Kinds, files.Select(file => file.Key));
        Assert.Equal(ada.Username, (string?)Assert.Single(files["profile"])!["username"]);
        Assert.Equal((ada.Email, false), ((string?)files["account"][0]!["email"], (bool)files["account"][0]!["emailVerified"]!));
        Assert.Single(files["sessions"]);
        Assert.Equal(["mine"], files["posts"].Select(entry => (string?)entry!["text"]));
        Assert.Equal(["indeed"], files["comments"].Select(entry => (string?)entry!["text"]));
        Assert.Single(files["likes"]);
        Assert.Equal(["hm"], files["reports"].Select(entry => (string?)entry!["reason"]));
        Assert.Equal([bob.Username], files["following"].Select(entry => (string?)entry!["username"]));
        Assert.Equal([bob.Username], files["followers"].Select(entry => (string?)entry!["username"]));
        Assert.DoesNotContain(Person.Password, JsonSerializer.Serialize(files.Values), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_is_of_any_length()
    {
        var ada = await gateway.SignUpAsync("ada");
        for (var post = 0; post < 401; post++)
            await ada.PostAsync($"post {post}");

        var files = await ExportAsync(ada);

        Assert.Equal(Enumerable.Range(0, 401).Select(post => $"post {post}"), files["posts"].Select(entry => (string?)entry!["text"]));
    }

    [Fact]
    public async Task Nobody_gets_nothing()
    {
        using var http = new HttpClient { BaseAddress = gateway.Address };
        using var answer = await http.GetAsync("/api/v1/account/export");
        Assert.Equal((HttpStatusCode.Unauthorized, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task Exports_are_rationed()
    {
        var ada = await gateway.SignUpAsync("ada");
        using var http = new HttpClient { BaseAddress = gateway.Address, DefaultRequestHeaders = { Authorization = new("Bearer", ada.AccessToken) } };
        for (var export = 0; export < 10; export++)
            (await http.GetAsync("/api/v1/account/export")).EnsureSuccessStatusCode();

        using var answer = await http.GetAsync("/api/v1/account/export");

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
    }

    private async Task<Dictionary<string, JsonArray>> ExportAsync(Person person)
    {
        using var http = new HttpClient { BaseAddress = gateway.Address, DefaultRequestHeaders = { Authorization = new("Bearer", person.AccessToken) } };
        using var zip = new ZipArchive(await http.GetStreamAsync("/api/v1/account/export"));
        return zip.Entries.ToDictionary(entry => Path.GetFileNameWithoutExtension(entry.Name), entry => JsonNode.Parse(entry.Open())!.AsArray());
    }
}
