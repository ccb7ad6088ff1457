using System.Text.Json.Nodes;
using Nexus.Oracle.Tests.Generation;

namespace Nexus.Oracle.Tests.Corpus;

/// <summary>A generated document with what is needed to run it; its name has the seed.</summary>
public sealed record GeneratedCase(string Name, string Text, string Operation, string? OperationName, JsonObject Variables);

/// <summary>Generated documents: the same ones in every run.</summary>
internal static class GeneratedCorpus
{
    public static IReadOnlyList<GeneratedCase> Valid(string schema, SchemaModel model, int count)
        => [.. Enumerable.Range(0, count).Select(seed => Make(schema, model, seed, isValid: true))];

    public static IReadOnlyList<GeneratedCase> Faulty(string schema, SchemaModel model, int count)
        => [.. Enumerable.Range(0, count).Select(seed => Make(schema, model, seed, isValid: false))];

    /// <summary>Texts of which most are not GraphQL any more.</summary>
    public static IReadOnlyList<string> Broken(SchemaModel model, string schemaText, int count)
    {
        var texts = new List<string>(count);
        string[] definitions = schemaText.Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        for (int seed = 0; seed < count; seed++)
        {
            var random = new Random(seed);
            string text = seed % 3 == 0
                ? definitions[random.Next(definitions.Length)]
                : new DocumentWriter(random).Write(new DocumentGenerator(model, seed, maxDepth: 2).Generate().Document);
            texts.Add(TextFaults.Break(text, random));
        }
        return texts;
    }

    private static GeneratedCase Make(string schema, SchemaModel model, int seed, bool isValid)
    {
        var random = new Random(seed);
        GeneratedRequest request = new DocumentGenerator(model, seed, maxDepth: isValid ? 4 : 2).Generate();
        if (!isValid)
            new Faults(model, random).PutInto(request.Document);
        string text = new DocumentWriter(random).Write(request.Document);
        return new GeneratedCase($"{schema} {(isValid ? "valid" : "faulty")} {seed}", text, request.Operation.Kind, request.Operation.Name, request.Variables);
    }
}
