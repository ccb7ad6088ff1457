using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Nexus.Oracle.Tests.Differences;
using Nexus.Oracle.Tests.Reference;

namespace Nexus.Oracle.Tests;

/// <summary>Compares responses: the data with the order of its fields, and where each error is.</summary>
internal static class ExecutionComparison
{
    private const string Propagated = " (propagated)";

    public static IEnumerable<Difference> Compare(string area, string name, IReadOnlyList<ExecutionAnswer> expected, IReadOnlyList<JsonElement> actual)
    {
        if (expected.Count != actual.Count)
            yield return new Difference(area, "number of events", name, $"{expected.Count}", $"{actual.Count}");
        foreach ((ExecutionAnswer reference, JsonElement response) in expected.Zip(actual))
        {
            string[] wanted = [.. reference.Errors.Select(error => Print(error.Path, error.Places)).Order(StringComparer.Ordinal)];
            string[] found = [.. ErrorsOf(response).Order(StringComparer.Ordinal)];
            string data = Print(reference.Data);
            string given = Print(response.TryGetProperty("data", out JsonElement value) ? value : default);
            if (data != given || HasNullCondition(reference))
                yield return new Difference(area, HasNullCondition(reference) ? "a condition that is null" : "data", name, $"{data} {string.Join(" | ", wanted)}", $"{given} {string.Join(" | ", found)}");
            else if (!wanted.SequenceEqual(found))
                yield return new Difference(area, IdOf(value, reference, response), name, string.Join(" | ", wanted), string.Join(" | ", found) + "\n" + data);
        }
    }

    /// <summary>graphql-js fails where the variable of a condition is null.</summary>
    private static bool HasNullCondition(ExecutionAnswer reference)
        => reference.Errors.Any(error => error.Message.Contains("@skip", StringComparison.Ordinal) || error.Message.Contains("@include", StringComparison.Ordinal));

    /// <summary>The JSON with numbers in one form; <c>absent</c> if there is none.</summary>
    public static string Print(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Undefined => "absent",
        JsonValueKind.Number => json.GetDouble().ToString("R", CultureInfo.InvariantCulture),
        JsonValueKind.Array => $"[{string.Join(',', json.EnumerateArray().Select(Print))}]",
        JsonValueKind.Object => $"{{{string.Join(',', json.EnumerateObject().Select(field => $"{field.Name}:{Print(field.Value)}"))}}}",
        JsonValueKind.String => JsonValue.Create(json.GetString())!.ToJsonString(),
        _ => json.GetRawText(),
    };

    /// <summary>
    /// Of several errors beneath one value that became null, which are reported depends on what fails first. That is one difference, as long as both
    /// report some, and the same ones elsewhere.
    /// </summary>
    private static string IdOf(JsonElement data, ExecutionAnswer reference, JsonElement response)
    {
        if (data.ValueKind is JsonValueKind.Undefined)
        {
            bool sameVariables = reference.Errors.SelectMany(error => error.Places).ToHashSet().SetEquals(PlacesOf(response));
            return sameVariables ? "one error for a variable" : "request errors";
        }
        ILookup<string, string> wanted = reference.Errors.ToLookup(error => NullAbove(data, error.Path), error => Print(error.Path, error.Places));
        ILookup<string, string> found = response.GetProperty("errors").EnumerateArray()
            .ToLookup(error => NullAbove(data, error.GetProperty("path")), PrintError);
        bool sameNulls = wanted.Select(group => group.Key).Order().SequenceEqual(found.Select(group => group.Key).Order());
        bool sameFields = wanted.Where(group => !group.Key.EndsWith(Propagated, StringComparison.Ordinal))
            .All(group => group.Order().SequenceEqual(found[group.Key].Order()));
        return sameNulls && sameFields ? "which error beneath a null" : "errors";
    }

    /// <summary>The path of the null that an error led to; marked if that is above the error's own field.</summary>
    private static string NullAbove(JsonElement data, JsonElement path)
    {
        var above = new List<string>();
        foreach (JsonElement step in path.EnumerateArray())
        {
            if (data.ValueKind is JsonValueKind.Null)
                return string.Join('.', above) + Propagated;
            data = step.ValueKind is JsonValueKind.Number ? data[step.GetInt32()] : data.GetProperty(step.GetString()!);
            above.Add(step.ToString());
        }
        return string.Join('.', above);
    }

    private static IEnumerable<string> ErrorsOf(JsonElement response)
        => response.TryGetProperty("errors", out JsonElement errors) ? errors.EnumerateArray().Select(PrintError) : [];

    private static IEnumerable<string> PlacesOf(JsonElement response)
        => response.GetProperty("errors").EnumerateArray()
            .SelectMany(error => error.TryGetProperty("locations", out JsonElement places) ? places.EnumerateArray() : [])
            .Select(place => $"{place.GetProperty("line")}:{place.GetProperty("column")}");

    private static string PrintError(JsonElement error) => Print(
        error.TryGetProperty("path", out JsonElement path) ? path : default,
        error.TryGetProperty("locations", out JsonElement places)
            ? [.. places.EnumerateArray().Select(place => $"{place.GetProperty("line")}:{place.GetProperty("column")}")]
            : []);

    private static string Print(JsonElement path, IReadOnlyList<string> places) => $"{Print(path)} at {string.Join(' ', places)}";
}
