using Nexus.Oracle.Tests.Corpus;
using Nexus.Oracle.Tests.Reference;

namespace Nexus.Oracle.Tests;

/// <summary>The documents themselves are what they say: judged by graphql-js alone, whatever engine stands behind the schemas.</summary>
[Collection(OracleCollection.Name)]
public sealed class CorpusTests(OracleFixture oracle)
{
    [Fact]
    public void There_are_enough_documents()
    {
        CorpusDocument[] written = [.. CorpusFile.ReadAll("Rules"), .. CorpusFile.ReadAll("Syntax"), .. CorpusFile.ReadAll("Introspection")];
        string[] generated =
        [
            .. GeneratedCorpus.Valid("garden", oracle.GardenModel, DocumentCounts.GardenValid).Select(item => item.Text),
            .. GeneratedCorpus.Faulty("garden", oracle.GardenModel, DocumentCounts.GardenFaulty).Select(item => item.Text),
            .. GeneratedCorpus.Valid("nexus", oracle.NexusModel, DocumentCounts.NexusValid).Select(item => item.Text),
            .. GeneratedCorpus.Faulty("nexus", oracle.NexusModel, DocumentCounts.NexusFaulty).Select(item => item.Text),
        ];

        Assert.InRange(written.Select(document => document.Text).Distinct().Count(), 600, int.MaxValue);
        Assert.InRange(generated.Distinct().Count(), 2_000, int.MaxValue);
    }

    [Fact]
    public async Task Hand_written_documents_are_valid_or_not_as_their_file_says()
    {
        IReadOnlyList<CorpusDocument> documents = CorpusFile.ReadAll("Rules");
        IReadOnlyList<ValidationAnswer> answers = await ValidateAsync(OracleFixture.Garden, [.. documents.Select(document => document.Text)]);

        string[] wrong =
        [
            .. documents.Zip(answers)
                .Where(pair => pair.First.IsValid
                    ? pair.Second.Errors is not []
                    : pair.Second.Errors is [])
                .Select(pair => pair.First.Name),
        ];
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Generated_documents_are_valid_by_construction()
    {
        Assert.Empty(await FindInvalidAsync(OracleFixture.Garden, GeneratedCorpus.Valid("garden", oracle.GardenModel, DocumentCounts.GardenValid)));
        Assert.Empty(await FindInvalidAsync(OracleFixture.Nexus, GeneratedCorpus.Valid("nexus", oracle.NexusModel, DocumentCounts.NexusValid)));
    }

    [Fact]
    public async Task Every_rule_is_broken_by_generated_documents()
    {
        IReadOnlyList<GeneratedCase> cases = GeneratedCorpus.Faulty("garden", oracle.GardenModel, DocumentCounts.GardenFaulty);
        IReadOnlyList<ValidationAnswer> answers = await ValidateAsync(OracleFixture.Garden, [.. cases.Select(item => item.Text)]);

        string[] broken = [.. answers.SelectMany(answer => answer.Errors ?? []).Select(error => RuleNames.OfReference(error.Rule)).Distinct()];
        Assert.Empty(RuleNames.All.Except(broken).Except(["KnownOperationTypes"]));
    }

    private async Task<IEnumerable<string>> FindInvalidAsync(string schema, IReadOnlyList<GeneratedCase> cases)
    {
        IReadOnlyList<ValidationAnswer> answers = await ValidateAsync(schema, [.. cases.Select(item => item.Text)]);
        return cases.Zip(answers)
            .Where(pair => pair.Second.Errors?.Any(error => !error.Message.Contains("OneOf", StringComparison.Ordinal)) is not false)
            .Select(pair => $"{pair.First.Name}: {pair.Second.SyntaxError} {pair.Second.Errors?.FirstOrDefault()?.Message}");
    }

    private async Task<IReadOnlyList<ValidationAnswer>> ValidateAsync(string schema, IReadOnlyList<string> documents)
        => await oracle.Reference.AskAsync<ValidationAnswer>(
            [.. documents.Select(document => new ReferenceJob("validate") { Schema = schema, Document = document })]);
}
