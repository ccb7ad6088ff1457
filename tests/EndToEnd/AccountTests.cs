using System.Diagnostics;
using System.Net;
using Nexus.EndToEnd.Tests.Client;
using Nexus.Rig.Cluster;
using Nexus.Rig.Postgres;
using Nexus.Rig.Processes;

namespace Nexus.EndToEnd.Tests;

/// <summary>What an operator does about accounts, and what a kill must not undo.</summary>
public sealed class AccountTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string Password = "correct horse battery";

    [Fact]
    public async Task Role_that_an_operator_grants_is_in_force_while_Nexus_runs()
    {
        await using var nexus = await NexusProcess.StartAsync(database.ConnectionString);
        var (client, _) = await GraphQLClient.SignUpAsync(nexus.Client, "operator");
        var session = (await client.AskAsync(
            "mutation($password: String!) { signIn(input: { login: \"operator\", password: $password }) { credentials { accessToken refreshToken } } }",
            new { password = Password }))["signIn"]!["credentials"]!;

        Assert.Equal((0, "operator is ADMIN now\n"), await GrantAsync("operator", "admin"));

        await Eventually.EqualAsync(HttpStatusCode.Unauthorized, () => AskWhoAsync(nexus, (string)session["accessToken"]!));
        var data = await new GraphQLClient(nexus.Client).AskAsync(
            "mutation($token: String!) { refreshSession(input: { refreshToken: $token }) { credentials { viewer { user { role } } } } }",
            new { token = (string)session["refreshToken"]! });
        Assert.Equal("ADMIN", (string?)data["refreshSession"]!["credentials"]!["viewer"]!["user"]!["role"]);
        Assert.Equal((1, ""), await GrantAsync("nobody", "ADMIN"));
        Assert.Equal((2, ""), await GrantAsync("operator", "3"));
    }

    [Fact]
    public async Task Leaving_goes_on_after_a_kill()
    {
        await using (var nexus = await NexusProcess.StartAsync(database.ConnectionString))
        {
            var (client, _) = await GraphQLClient.SignUpAsync(nexus.Client, "leaver");
            for (var post = 0; post < 300; post++)
                await client.AskAsync("mutation($text: String!) { createPost(input: { text: $text }) { post { id } } }", new { text = $"post {post}" });
            await client.AskAsync("mutation($password: String!) { deleteAccount(input: { password: $password }) { deletedUserId } }", new { password = Password });
            await nexus.KillAsync();
        }

        await using var again = await NexusProcess.StartAsync(database.ConnectionString);

        await Eventually.EqualAsync(0L, () => database.ScalarAsync<long>("select count(*) from users where username = 'leaver'"));
        Assert.Equal(0L, await database.ScalarAsync<long>("select count(*) from posts where text like 'post %'"));
        Assert.Equal(1L, await database.ScalarAsync<long>("select count(*) from jobs where done_at is not null and subject is null"));
        await GraphQLClient.SignUpAsync(again.Client, "leaver");
    }

    private static async Task<HttpStatusCode> AskWhoAsync(NexusProcess nexus, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "graphql?query={viewer{email}}") { Headers = { Authorization = new("Bearer", token) } };
        request.Headers.Accept.ParseAdd("application/graphql-response+json");
        using var answer = await nexus.Client.SendAsync(request);
        return answer.StatusCode;
    }

    private async Task<(int Code, string Output)> GrantAsync(string username, string role)
    {
        var start = new ProcessStartInfo("dotnet", [Repository.ProgramOf("Nexus.Silo"), "grant-role", "--username", username, "--role", role])
        {
            RedirectStandardOutput = true,
            Environment = { ["NEXUS_DATABASE"] = database.ConnectionString },
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }
}
