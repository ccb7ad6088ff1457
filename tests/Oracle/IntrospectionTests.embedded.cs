using System.Text.Json;
using System.Text.Json.Nodes;
using Nexus.Oracle.Tests.Corpus;
using Nexus.Oracle.Tests.Differences;
using Nexus.Oracle.Tests.Reference;

namespace Nexus.Oracle.Tests;

/// <summary>Both tell the same of a schema.</summary>
[Collection(OracleCollection.Name)]
public sealed class IntrospectionTests(OracleFixture oracle)
{
    private const string Area = "introspect";

    [Fact]
    public async Task The_same_of_types_fields_and_directives()
    {
        IReadOnlyList<CorpusDocument> documents = CorpusFile.ReadAll("Introspection");
        DifferenceList.Check(Area,
        [
            .. await CompareAsync(OracleFixture.Garden, await EngineUnderTest.OfGardenAsync(), documents),
            .. await CompareAsync(OracleFixture.Nexus, await EngineUnderTest.OfNexusAsync(), documents),
        ]);
    }

    private async Task<List<Difference>> CompareAsync(string schema, EngineUnderTest engine, IReadOnlyList<CorpusDocument> documents)
    {
        IReadOnlyList<SubscriptionAnswer> answers = await oracle.Reference.AskAsync<SubscriptionAnswer>(
            [.. documents.Select(document => new ReferenceJob("execute") { Schema = schema, Document = document.Text })]);
        var differences = new List<Difference>();
        for (int i = 0; i < documents.Count; i++)
        {
            JsonElement response = (await engine.ExecuteAsync(documents[i].Text, null, "{}"))[0];
            string name = $"{schema} {documents[i].Name}";
            Compare(name, "", Node(answers[i].Events[0].Data), Node(response.GetProperty("data")), differences);
        }
        return differences;
    }

    private static JsonNode? Node(JsonElement json) => json.ValueKind is JsonValueKind.Undefined ? null : JsonNode.Parse(json.GetRawText());

    private static void Compare(string name, string place, JsonNode? expected, JsonNode? actual, List<Difference> differences)
    {
        if (expected is JsonObject left && actual is JsonObject right)
        {
            foreach (string key in left.Select(field => field.Key).Union(right.Select(field => field.Key)))
                Compare(name, $"{place}.{key}", left[key], right[key], differences);
        }
        else if (expected is JsonArray items && actual is JsonArray others)
        {
            Compare(name, place, Keyed(items), Keyed(others), differences);
            if (!IsUnordered(place) && !HaveSameNames(items, others))
                differences.Add(new Difference(Area, IdOf(place) + " (order)", name, items.ToJsonString(), others.ToJsonString()));
        }
        else if (!JsonNode.DeepEquals(expected, actual))
        {
            differences.Add(new Difference(Area, IdOf(place), $"{name} {place}", expected?.ToJsonString() ?? "null", actual?.ToJsonString() ?? "null"));
        }
    }

    private static string IdOf(string place)
    {
        place = place.Replace(".k.enumValues", ".__schema.types.__TypeKind.enumValues", StringComparison.Ordinal)
            .Replace(".d.enumValues", ".__schema.types.__DirectiveLocation.enumValues", StringComparison.Ordinal);
        bool isOwnWording = place.EndsWith(".description", StringComparison.Ordinal)
            && (place.Contains(".types.__", StringComparison.Ordinal) || place.Contains(".directives.", StringComparison.Ordinal) || IsOfBuiltInScalar(place));
        return isOwnWording ? "descriptions of what the specification defines" : place;
    }

    private static bool IsOfBuiltInScalar(string place)
        => place.Split('.') is [.., "types", "Int" or "Float" or "String" or "Boolean" or "ID", "description"];

    /// <summary>The specification orders neither the types nor the directives of a schema, nor the types that a value can have.</summary>
    private static bool IsUnordered(string place) => place.Split('.')[^1] is "types" or "directives" or "possibleTypes" or "interfaces" or "locations";

    private static bool HaveSameNames(JsonArray left, JsonArray right) => left.Select(NameOf).SequenceEqual(right.Select(NameOf));

    private static JsonObject Keyed(JsonArray items)
        => new(items.Select((item, index) => new KeyValuePair<string, JsonNode?>(NameOf(item) ?? $"{index}", item!.DeepClone())).OrderBy(pair => pair.Key));

    private static string? NameOf(JsonNode? item) => (string?)((item as JsonObject)?["name"] ?? item as JsonValue);
}
