using System.Collections.Concurrent;
using System.Text.Json;

namespace Nexus.Gateway.Tests.Visibility;

/// <summary>A viewer who looks at one author and what is theirs, and notes what there is.</summary>
internal sealed class Onlooker(World world, string viewer, Circle circle, Person? person)
{
    private readonly GraphQLClient _client = person?.Client ?? world.Gateway.Anonymous();
    private readonly ConcurrentBag<string> _bodies = [];

    /// <summary>Whose sessions have ended: their tokens read as nobody's.</summary>
    public bool IsSuspended => viewer == "suspended" || (viewer == "author" && circle.Kind == "suspended");

    public World World => world;

    public string Viewer => viewer;

    public Circle Circle => circle;

    /// <summary>Null for nobody.</summary>
    public Person? Person => person;

    /// <summary>All that this viewer has been told.</summary>
    public string Heard => string.Concat(_bodies);

    public void Record(string thing, string way, bool isSeen) => Record(thing, way, isSeen ? Acts.Done : Acts.NotThere);

    public void Record(string thing, string way, string answer) => world.Answers.Record(new Cell(viewer, circle.Kind, thing, way), answer);

    /// <summary>The data of a query, which has to succeed.</summary>
    public async Task<JsonElement> AskAsync(string document, object? variables = null)
    {
        var answer = await SendAsync(document, variables);
        Assert.False(answer.Json.TryGetProperty("errors", out _), $"{viewer} of {circle.Kind}: {document} {answer.Body}");
        return answer.At("data");
    }

    /// <summary>All pages of the connection that the document calls <c>list</c>, as one text; <c>$after</c> is its cursor.</summary>
    public async Task<string> AskPagesAsync(string document, object? variables = null)
    {
        var pages = new System.Text.StringBuilder();
        var given = JsonSerializer.SerializeToNode(variables ?? new { })!;
        while (true)
        {
            var data = await AskAsync(document, given);
            pages.Append(data.GetRawText());
            if (FindList(data) is not { } list || !list.At("pageInfo", "hasNextPage").GetBoolean())
                return pages.ToString();
            given["after"] = list.At("pageInfo", "endCursor").GetString();
        }
    }

    /// <summary>What a mutation comes to, as a letter.</summary>
    public async Task<string> ActAsync(string mutation, object input) => Acts.OutcomeOf(await SendAsync(Acts.DocumentOf(mutation), new { input }));

    /// <summary>Adds to what this viewer has been told.</summary>
    public void Hear(string body) => _bodies.Add(body);

    private async Task<Answer> SendAsync(string document, object? variables)
    {
        world.Documents.TryAdd(document, 0);
        var answer = await _client.SendAsync(document, variables);
        Hear(answer.Body);
        return answer;
    }

    private static JsonElement? FindList(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
            return null;
        foreach (var member in element.EnumerateObject())
            if (member.NameEquals("list") && member.Value.ValueKind == JsonValueKind.Object)
                return member.Value;
            else if (FindList(member.Value) is { } found)
                return found;
        return null;
    }
}
