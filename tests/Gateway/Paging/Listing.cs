using System.Text.Json;
using Nexus.Rig.Cluster;

namespace Nexus.Gateway.Tests.Paging;

/// <summary>One connection of the schema on things made for one test: how to read it, and how to add to it.</summary>
internal sealed class Listing
{
    /// <summary>Who reads it.</summary>
    public required Person Viewer { get; init; }

    /// <summary>The fields around the connection, with arguments, from the root.</summary>
    public required string[] Around { get; init; }

    /// <summary>The connection's field, and arguments other than those of paging.</summary>
    public required string Field { get; init; }

    /// <inheritdoc cref="Field"/>
    public string Arguments { get; init; } = "";

    /// <summary>Adds an entry and says what <see cref="Key"/> gives for it.</summary>
    public required Func<Task<string>> AddAsync { get; init; }

    /// <summary>Adds an entry that is not there for the viewer; null where nothing is hidden.</summary>
    public Func<Task>? AddHiddenAsync { get; init; }

    /// <summary>What of a node tells it from the others; the last name of it is where the answer has it.</summary>
    public string Key { get; init; } = "id";

    /// <summary>A page; without arguments the default one.</summary>
    public async Task<Slice> ReadAsync(string page, string selection = "")
    {
        var answer = await Viewer.SendAsync(Document(page, $"edges {{ cursor node {{ {Key} {selection} }} }} pageInfo {{ hasNextPage hasPreviousPage startCursor endCursor }}"));
        return Slice.Of(Connection(answer), KeyOf);
    }

    public async Task<int> CountAsync() => Connection(await Viewer.SendAsync(Document("first: 1", "totalCount"))).At("totalCount").GetInt32();

    /// <summary>The codes of the errors, and whether the connection itself is null.</summary>
    public async Task<(string Codes, bool IsNull)> RefuseAsync(string page)
    {
        var answer = await Viewer.SendAsync(Document(page, "nodes { __typename }"));
        return (answer.Json.TryGetProperty("errors", out _) ? string.Join(' ', answer.Codes) : "", Connection(answer).ValueKind == JsonValueKind.Null);
    }

    /// <summary>The whole, in pages of the greatest size.</summary>
    public async Task<IReadOnlyList<string>> ReadAllAsync() => [.. (await WalkAsync(100, forward: true)).SelectMany(slice => slice.Keys)];

    /// <summary>All pages of one size from one end to the other, in the order of reading.</summary>
    public async Task<IReadOnlyList<Slice>> WalkAsync(int size, bool forward, Func<Task>? between = null)
    {
        var slices = new List<Slice>();
        string? cursor = null;
        while (true)
        {
            var from = cursor is null ? "" : $", {(forward ? "after" : "before")}: \"{cursor}\"";
            var slice = await ReadAsync($"{(forward ? "first" : "last")}: {size}{from}");
            slices.Add(slice);
            if (!(forward ? slice.HasNext : slice.HasPrevious))
                return slices;
            cursor = forward ? slice.End : slice.Start;
            if (between is not null)
                await between();
        }
    }

    /// <summary>Adds entries; returns when they are listed, which feeds and inboxes are told after the answers.</summary>
    public async Task<IReadOnlyList<string>> FillAsync(int count)
    {
        var added = new List<string>();
        for (var entry = 0; entry < count; entry++)
            added.Add(await AddAsync());
        await Eventually.EqualAsync("", async () => string.Join(' ', added.Except(await ReadAllAsync())));
        return added;
    }

    public string Document(string page, string selection)
    {
        string?[] arguments = [Arguments.Length == 0 ? null : Arguments, page.Length == 0 ? null : page];
        var given = string.Join(", ", arguments.OfType<string>());
        return $"{{ {string.Concat(Around.Select(field => $"{field} {{ "))}{Field}{(given.Length == 0 ? "" : $"({given})")} {{ {selection} }} {string.Concat(Around.Select(_ => "} "))}}}";
    }

    private JsonElement Connection(Answer answer) => answer.At(
        ["data", .. Around.Where(field => !field.StartsWith("...", StringComparison.Ordinal)).Select(field => field.Split('(')[0]), Field]);

    private string KeyOf(JsonElement node)
    {
        var names = Key.Split([' ', '{', '}'], StringSplitOptions.RemoveEmptyEntries);
        var path = names[0] == "..." ? names[3..] : names;
        return node.At(path).GetString()!;
    }
}

/// <summary>A page of a connection.</summary>
internal sealed record Slice(IReadOnlyList<string> Keys, IReadOnlyList<string> Cursors, bool HasNext, bool HasPrevious, string? Start, string? End)
{
    public static Slice Of(JsonElement connection, Func<JsonElement, string> keyOf)
    {
        var edges = connection.At("edges").EnumerateArray().ToArray();
        var info = connection.At("pageInfo");
        return new Slice(
            [.. edges.Select(edge => keyOf(edge.At("node")))], [.. edges.Select(edge => edge.At("cursor").GetString()!)],
            info.At("hasNextPage").GetBoolean(), info.At("hasPreviousPage").GetBoolean(), info.At("startCursor").GetString(), info.At("endCursor").GetString());
    }
}
