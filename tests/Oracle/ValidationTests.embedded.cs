using Nexus.Oracle.Tests.Corpus;
using Nexus.Oracle.Tests.Differences;
using Nexus.Oracle.Tests.Reference;

namespace Nexus.Oracle.Tests;

/// <summary>Every error that graphql-js' rules find, the engine's find at the same places, and no others.</summary>
[Collection(OracleCollection.Name)]
public sealed class ValidationTests(OracleFixture oracle)
{
    private const string Area = "validate";

    [Fact]
    public async Task The_same_errors_at_the_same_places()
    {
        IEnumerable<(string Name, string Text)> garden =
        [
            .. CorpusFile.ReadAll("Rules").Select(document => (document.Name, document.Text)),
            .. Texts(GeneratedCorpus.Valid("garden", oracle.GardenModel, DocumentCounts.GardenValid)),
            .. Texts(GeneratedCorpus.Faulty("garden", oracle.GardenModel, DocumentCounts.GardenFaulty)),
        ];
        IEnumerable<(string Name, string Text)> nexus =
        [
            .. Texts(GeneratedCorpus.Valid("nexus", oracle.NexusModel, DocumentCounts.NexusValid)),
            .. Texts(GeneratedCorpus.Faulty("nexus", oracle.NexusModel, DocumentCounts.NexusFaulty)),
        ];

        DifferenceList.Check(Area,
        [
            .. await CompareAsync(OracleFixture.Garden, await EngineUnderTest.OfGardenAsync(), [.. garden]),
            .. await CompareAsync(OracleFixture.Nexus, await EngineUnderTest.OfNexusAsync(), [.. nexus]),
        ]);
    }

    private static IEnumerable<(string Name, string Text)> Texts(IReadOnlyList<GeneratedCase> cases) => cases.Select(item => (item.Name, item.Text));

    private async Task<List<Difference>> CompareAsync(string schema, EngineUnderTest engine, IReadOnlyList<(string Name, string Text)> documents)
    {
        IReadOnlyList<ValidationAnswer> answers = await oracle.Reference.AskAsync<ValidationAnswer>(
            [.. documents.Select(document => new ReferenceJob("validate") { Schema = schema, Document = document.Text })]);
        var differences = new List<Difference>();
        for (int i = 0; i < documents.Count; i++)
        {
            differences.AddRange(Compare($"{documents[i].Name}\n{documents[i].Text}", answers[i], engine.Validate(documents[i].Text)));
        }
        return differences;
    }

    private static IEnumerable<Difference> Compare(string name, ValidationAnswer answer, IReadOnlyList<IError> errors)
    {
        ILookup<string, Found> reference = (answer.Errors ?? [new RuleError("Syntax", "", [answer.SyntaxError!])])
            .ToLookup(error => RuleNames.OfReference(error.Rule), error => new Found(error.Message, [.. error.Places]));
        ILookup<string, Found> engine = errors.ToLookup(RuleOf, error => new Found(error.Message, PlacesOf(error)));
        foreach (string rule in reference.Select(group => group.Key).Union(engine.Select(group => group.Key)).Order(StringComparer.Ordinal))
        {
            Found[] expected = [.. reference[rule]];
            Found[] actual = [.. engine[rule]];
            if (!Print(rule, expected).SequenceEqual(Print(rule, actual)))
                yield return new Difference(Area, IdOf(rule, expected, actual), name, string.Join(" | ", Print(rule, expected)), string.Join(" | ", Print(rule, actual)));
        }
    }

    /// <summary>The places of each error; which field of a conflict comes first is nobody's business.</summary>
    private static IEnumerable<string> Print(string rule, Found[] errors) => errors
        .Select(error => string.Join(' ', rule == RuleNames.Overlapping ? [.. error.Places.Order(StringComparer.Ordinal)] : error.Places))
        .Order(StringComparer.Ordinal);

    private static string IdOf(string rule, Found[] expected, Found[] actual)
    {
        // The engine reports a conflict once for all fields of a response name, graphql-js for each pair of them with the fields below.
        bool isGrouping = rule == RuleNames.Overlapping
            && expected.Length > 0
            && actual.Length > 0
            && !Places(actual).Except(Places(expected)).Any();
        if (isGrouping)
            return $"{rule}: one error for a response name";
        // Where fragments form several cycles, which of them is met first depends on the order of the walk.
        if (rule == "NoFragmentCycles" && expected.Length == actual.Length)
            return $"{rule}: another way round";
        Found[] alone = [.. expected.Where(error => !Has(actual, error)), .. actual.Where(error => !Has(expected, error))];
        return alone.All(error => error.Message.Contains("one-of", StringComparison.OrdinalIgnoreCase) || error.Message.Contains("OneOf", StringComparison.Ordinal))
            ? $"{rule}: in one-of input objects"
            : rule;
    }

    private static bool Has(Found[] errors, Found wanted) => errors.Any(error => error.Places.SequenceEqual(wanted.Places));

    private static IEnumerable<string> Places(Found[] errors) => errors.SelectMany(error => error.Places);

    private static string RuleOf(IError error) => error.Code == ErrorCodes.Execution.SyntaxError
        ? "Syntax"
        : RuleNames.OfSection(error.Extensions?.GetValueOrDefault("specifiedBy") as string ?? $"{error.Code} {error.Message}");

    private static string[] PlacesOf(IError error) => [.. (error.Locations ?? []).Select(place => $"{place.Line}:{place.Column}")];

    private sealed record Found(string Message, string[] Places);
}
