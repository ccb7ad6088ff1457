using System.Text.Json.Nodes;

namespace Nexus.Oracle.Tests.Corpus;

/// <summary>Every kind of JSON for a variable of every kind of type.</summary>
internal static class VariableCases
{
    /// <summary>A variable's type and the field that shows what became of its value.</summary>
    private static readonly (string Type, string Field)[] s_places =
    [
        ("Int", "echoScalars(number: $v)"),
        ("Int!", "echoScalars(number: $v)"),
        ("Int = 7", "echoScalars(number: $v)"),
        ("Int", "echoDefaults(number: $v)"),
        ("Float", "echoScalars(real: $v)"),
        ("String", "echoScalars(text: $v)"),
        ("String! = \"given\"", "echoScalars(text: $v)"),
        ("Boolean", "echoScalars(flag: $v)"),
        ("ID", "echoScalars(id: $v)"),
        ("Long", "echoScalars(big: $v)"),
        ("DateTime", "echoScalars(moment: $v)"),
        ("UUID", "echoScalars(unique: $v)"),
        ("URI", "echoScalars(link: $v)"),
        ("Colour", "echoScalars(colour: $v)"),
        ("Colour", "echoDefaults(colour: $v)"),
        ("[Int]", "echoLists(required: [], numbers: $v)"),
        ("[Int!]!", "echoLists(required: $v)"),
        ("[[Int!]!]", "echoLists(required: [], grid: $v)"),
        ("[Colour!]", "echoLists(required: [], colours: $v)"),
        ("[String!]", "echoLists(required: [], texts: $v)"),
        ("Int!", "echoLists(required: [$v, 2], numbers: [$v], grid: [[$v]])"),
        ("Int", "echoLists(required: [], numbers: [1, $v])"),
        ("RangeInput", "echoDefaults(range: $v)"),
        ("RangeInput!", "echoInput(range: $v)"),
        ("FilterInput", "echoInput(range: { from: 1 }, filter: $v)"),
        ("[FilterInput!]", "echoInput(range: { from: 1 }, filter: { all: $v })"),
        ("PickInput!", "echoPick(pick: $v)"),
        ("[PickInput!]", "echoPick(pick: { id: 1 }, picks: $v)"),
        ("Float", "echoInput(range: { from: 1, to: $v })"),
        ("Boolean", "echoInput(range: { from: 1, inclusive: $v })"),
        ("ID!", "echoPick(pick: { id: $v })"),
        ("String", "echoInput(range: { from: 1 }, filter: { text: $v, note: $v })"),
    ];

    private static readonly string?[] s_values =
    [
        null, "null", "true", "0", "1", "-1", "1.0", "1.5", "1e3", "2147483647", "2147483648", "-2147483648", "9007199254740991", "1e400", "\"\"", "\"text\"", "\"1\"", "\"RED\"",
        "\"DARK_BLUE\"", "\"red\"", "\"2026-11-21T09:00:00Z\"", "\"2026-11-21T09:00:00.5+01:30\"", "\"2026-11-21\"", "\"7f1b0c1e-1234-4abc-8def-0123456789ab\"",
        "\"7F1B0C1E12344ABC8DEF0123456789AB\"", "\"https://example.org/a?b=c\"", "[]", "[1]", "[1, null]", "[\"RED\", \"GREEN\"]", "[[1, 2], [3]]", "[[1], 2]", "[[[1]]]", "[\"a\", 1]", "{}",
        "{\"from\": 1}", "{\"from\": 1.5, \"to\": null, \"inclusive\": false, \"step\": 2}", "{\"from\": null}", "{\"from\": \"1\"}", "{\"from\": 1, \"unknown\": 2}",
        "{\"text\": null, \"colours\": [\"RED\"], \"all\": [{\"limit\": 1}], \"height\": null}", "{\"all\": {\"all\": {\"text\": \"deep\"}}}", "{\"limit\": null}",
        "{\"pick\": {\"id\": 1}, \"grid\": [[1, null], null]}", "{\"pick\": {}}", "{\"id\": \"a\"}", "{\"id\": 1}", "{\"id\": null}", "{\"id\": 1, \"name\": \"b\"}", "{\"id\": 1, \"name\": null}",
        "{\"tags\": \"one\"}", "{\"height\": {\"from\": 2}}", "{\"height\": {}}", "[{\"id\": 1}, {\"name\": \"b\"}]", "[{\"id\": 1}, {}, {\"id\": true}]", "[{\"limit\": 1}, {\"limit\": \"x\"}]",
    ];

    public static IReadOnlyList<GeneratedCase> All() =>
    [
        .. from place in s_places
           from value in s_values
           select new GeneratedCase(
               $"{place.Type} {value ?? "absent"}", $"query ($v: {place.Type}) {{ {place.Field} }}", "query", null, Variables(value)),
    ];

    private static JsonObject Variables(string? value) => value is null ? [] : new JsonObject { ["v"] = JsonNode.Parse(value) };
}
