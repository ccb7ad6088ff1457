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
            .. Texts(GeneratedCorpus.Valid("garden", oracle.GardenModel, 400)),
            .. Texts(GeneratedCorpus.Faulty("garden", oracle.GardenModel, 1500)),
        ];
        IEnumerable<(string Name, string Text)> nexus =
        [
            .. Texts(GeneratedCorpus.Valid("nexus", oracle.NexusModel, 300)),
            .. Texts(GeneratedCorpus.Faulty("nexus", oracle.NexusModel, 700)),
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
            IReadOnlyList<IError> errors = await engine.ValidateAsync(documents[i].Text);
            differences.AddRange(Compare($"{documents[i].Name}\n{documents[i].Text}", answers[i], errors));
        }
        return differences;
    }

    private static IEnumerable<Difference> Compare(string name, ValidationAnswer answer, IReadOnlyList<IError> errors)
    {
        ILookup<string, string> reference = (answer.Errors ?? [new RuleError("Syntax", "", [answer.SyntaxError!])])
            .ToLookup(error => RuleNames.OfReference(error.Rule), error => string.Join(' ', error.Places));
        ILookup<string, string> engine = errors.ToLookup(RuleOf, PlacesOf);
        foreach (string rule in reference.Select(group => group.Key).Union(engine.Select(group => group.Key)).Order(StringComparer.Ordinal))
        {
            string[] expected = [.. reference[rule].Order(StringComparer.Ordinal)];
            string[] actual = [.. engine[rule].Order(StringComparer.Ordinal)];
            if (!expected.SequenceEqual(actual))
                yield return new Difference(Area, rule, name, string.Join(" | ", expected), string.Join(" | ", actual));
        }
    }

    private static string RuleOf(IError error) => error.Code == "HC0011"
        ? "Syntax"
        : RuleNames.OfSection(error.Extensions?.GetValueOrDefault("specifiedBy") as string ?? $"{error.Code} {error.Message}");

    private static string PlacesOf(IError error) => string.Join(' ', (error.Locations ?? []).Select(place => $"{place.Line}:{place.Column}"));
}
