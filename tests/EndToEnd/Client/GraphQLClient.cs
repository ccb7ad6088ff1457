using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Nexus.EndToEnd.Tests.Client;

/// <summary>A person with an HTTP client: sends operations, with a token once signed up.</summary>
internal sealed class GraphQLClient(HttpClient http)
{
    public string? AccessToken { get; set; }

    /// <summary>The whole answer, whatever its status.</summary>
    public async Task<JsonNode> SendAsync(string query, object? variables = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "graphql") { Content = JsonContent.Create(new { query, variables }) };
        if (AccessToken is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", AccessToken);
        using var response = await http.SendAsync(request);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }

    /// <summary>The data of an answer that must have no errors.</summary>
    public async Task<JsonNode> AskAsync(string query, object? variables = null)
    {
        var answer = await SendAsync(query, variables);
        Assert.True(answer["errors"] is null, answer.ToJsonString());
        return answer["data"]!;
    }

    /// <summary>Signs a new person up and returns a client that acts as them.</summary>
    public static async Task<(GraphQLClient Client, string UserId)> SignUpAsync(HttpClient http, string username)
    {
        var client = new GraphQLClient(http);
        var data = await client.AskAsync(
            """
            mutation ($input: SignUpInput!) {
              signUp(input: $input) {
                credentials { accessToken viewer { user { id } } }
                errors { __typename ... on Error { message } }
              }
            }
            """,
            new { input = new { username, email = $"{username}@example.org", password = "correct horse battery" } });
        var credentials = data["signUp"]!["credentials"];
        Assert.True(credentials is not null, data.ToJsonString());
        client.AccessToken = (string)credentials!["accessToken"]!;
        return (client, (string)credentials["viewer"]!["user"]!["id"]!);
    }
}
