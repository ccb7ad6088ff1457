using System.Text.Json;
using Nexus.Oracle.Tests.Corpus;
using Nexus.Oracle.Tests.Differences;
using Nexus.Oracle.Tests.Reference;

namespace Nexus.Oracle.Tests;

/// <summary>
/// The same data in the same order, with the same nulls, and errors of the same fields at the same places. Both sides grow their values from the
/// same keys, so that a null or a failure can be anywhere.
/// </summary>
[Collection(OracleCollection.Name)]
public sealed class ExecutionTests(OracleFixture oracle)
{
    [Fact]
    public async Task The_same_data_and_errors()
    {
        IReadOnlyList<GeneratedCase> cases =
        [
            .. GeneratedCorpus.Valid("garden", oracle.GardenModel, DocumentCounts.Executed),
            .. CorpusFile.ReadAll("Rules").Where(document => document.IsValid && !IsAmbiguous(document)).Select(ToCase),
        ];
        DifferenceList.Check("execute", await CompareAsync("execute", cases));
    }

    [Fact]
    public async Task The_same_coercion_of_variables()
    {
        IReadOnlyList<GeneratedCase> cases = VariableCases.All();
        DifferenceList.Check("variables", await CompareAsync("variables", cases));
    }

    private async Task<List<Difference>> CompareAsync(string area, IReadOnlyList<GeneratedCase> cases)
    {
        EngineUnderTest engine = await EngineUnderTest.OfGardenAsync();
        IReadOnlyList<SubscriptionAnswer> answers = await oracle.Reference.AskAsync<SubscriptionAnswer>([.. cases.Select(ToJob)]);
        var differences = new List<Difference>();
        for (int i = 0; i < cases.Count; i++)
        {
            IReadOnlyList<JsonElement> responses = await engine.ExecuteAsync(cases[i].Text, cases[i].OperationName, cases[i].Variables.ToJsonString());
            differences.AddRange(ExecutionComparison.Compare(
                area, $"{cases[i].Name}\n{cases[i].Text}\n{cases[i].Variables.ToJsonString()}", answers[i].Events, responses));
        }
        return differences;
    }

    private static ReferenceJob ToJob(GeneratedCase item) => new(item.Operation == "subscription" ? "subscribe" : "execute")
    {
        Schema = OracleFixture.Garden,
        Document = item.Text,
        OperationName = item.OperationName,
        Variables = item.Variables,
    };

    private static GeneratedCase ToCase(CorpusDocument document) => new(
        document.Name, document.Text, document.Text.StartsWith("subscription", StringComparison.Ordinal) ? "subscription" : "query", null, []);

    /// <summary>Documents with several operations need one to be named; the generated ones have that.</summary>
    private static bool IsAmbiguous(CorpusDocument document) => document.Text.Contains("query B", StringComparison.Ordinal) || document.Text.Contains("mutation B", StringComparison.Ordinal);
}
