using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Nexus.Gateway.Tests;

/// <summary>Sends GraphQL over HTTP as one caller.</summary>
public sealed class GraphQLClient(Uri address, string? token)
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) });

    public Task<Answer> SendAsync(string document, object? variables = null) =>
        SendBodyAsync(JsonSerializer.Serialize(new { query = document, variables }));

    /// <summary>Posts any body.</summary>
    public Task<Answer> SendBodyAsync(string body, string contentType = "application/json") => SendBodyAsync(body, contentType, []);

    /// <summary>Sends a document with headers of its own.</summary>
    public Task<Answer> SendWithAsync(string document, params (string Name, string Value)[] headers) =>
        SendBodyAsync(JsonSerializer.Serialize(new { query = document }), "application/json", headers);

    private async Task<Answer> SendBodyAsync(string body, string contentType, (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, "/graphql"))
        {
            Content = new StringContent(body, Encoding.UTF8, contentType),
        };
        request.Headers.Accept.ParseAdd("application/graphql-response+json");
        if (token is not null)
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await Http.SendAsync(request);
        return new Answer((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers);
    }

    /// <summary>Gets a GraphQL answer by a query string.</summary>
    public async Task<Answer> AskAsync(string queryString)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, $"/graphql?{queryString}"));
        request.Headers.Accept.ParseAdd("application/graphql-response+json");
        using var response = await Http.SendAsync(request);
        return new Answer((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers);
    }

    /// <summary>Gets a path of the same server.</summary>
    public Task<HttpResponseMessage> GetAsync(string path) => Http.GetAsync(new Uri(address, path));

    /// <summary>Sends an operation over server-sent events and reads its events until the stream ends or enough have come.</summary>
    public async Task<IReadOnlyList<string>> StreamAsync(string document, object? variables, int enough, Func<Task>? onOpen = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, "/graphql"))
        {
            Content = new StringContent(JsonSerializer.Serialize(new { query = document, variables }), Encoding.UTF8, "application/json"),
        };
        request.Headers.Accept.ParseAdd("text/event-stream");
        // As browsers do: events must not wait in a compressor.
        request.Headers.AcceptEncoding.ParseAdd("gzip, br");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        if (onOpen is not null)
            await onOpen();
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        var events = new List<string>();
        while (events.Count < enough && await reader.ReadLineAsync() is { } line)
            if (line.StartsWith("data:", StringComparison.Ordinal) && line.Length > "data:".Length + 1)
                events.Add(line["data:".Length..].Trim());
        return events;
    }
}
