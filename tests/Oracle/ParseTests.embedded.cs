using HotChocolate.Language;
using Nexus.Oracle.Tests.Corpus;
using Nexus.Oracle.Tests.Differences;
using Nexus.Oracle.Tests.Reference;

namespace Nexus.Oracle.Tests;

/// <summary>Both parsers accept the same texts, refuse the others at the same place, and print what they accept alike.</summary>
[Collection(OracleCollection.Name)]
public sealed class ParseTests(OracleFixture oracle)
{
    private const string Parse = "parse";
    private const string Print = "print";

    [Fact]
    public async Task The_same_texts_are_accepted_and_printed_alike()
    {
        string[] texts =
        [
            .. CorpusFile.ReadAll("Syntax").Select(document => document.Text),
            .. CorpusFile.ReadAll("Rules").Select(document => document.Text),
            .. GeneratedCorpus.Valid("garden", oracle.GardenModel, DocumentCounts.GardenValid).Select(item => item.Text),
            .. GeneratedCorpus.Broken(oracle.GardenModel, oracle.GardenText, DocumentCounts.Broken),
            oracle.GardenText,
            oracle.NexusText,
            await File.ReadAllTextAsync(Path.Combine(Repository.Root, "schema.graphql")),
            await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "contract.graphql")),
        ];
        List<Difference> differences = await CompareAsync(texts);
        DifferenceList.Check(Parse, [.. differences.Where(difference => difference.Area == Parse)]);
        DifferenceList.Check(Print, [.. differences.Where(difference => difference.Area == Print)]);
    }

    private async Task<List<Difference>> CompareAsync(string[] texts)
    {
        IReadOnlyList<ParseAnswer> answers = await AskAsync(texts);
        var differences = new List<Difference>();
        var printed = new List<(string Text, string Expected, DocumentNode Document)>();
        for (int i = 0; i < texts.Length; i++)
        {
            (DocumentNode? document, string outcome) = Read(texts[i]);
            string expected = answers[i].SyntaxError ?? "accepted";
            if (outcome != expected)
                differences.Add(new Difference(Parse, IdOf(answers[i], outcome), texts[i], $"{expected} {answers[i].Message}", outcome));
            else if (document is not null)
                printed.Add((texts[i], answers[i].Printed!, document));
        }
        differences.AddRange(await ComparePrintedAsync(printed));
        return differences;
    }

    /// <summary>
    /// Operations are printed as graphql-js prints them. The type system has another layout, so that graphql-js reads the engine's text and prints it
    /// again; so it does with what the engine prints on one line.
    /// </summary>
    private async Task<IEnumerable<Difference>> ComparePrintedAsync(List<(string Text, string Expected, DocumentNode Document)> documents)
    {
        IReadOnlyList<ParseAnswer> again = await AskAsync([.. documents.Select(item => item.Document.ToString())]);
        (string Text, string Expected, DocumentNode Document)[] plain = [.. documents.Where(item => !item.Text.Contains("\"\"\"", StringComparison.Ordinal))];
        IReadOnlyList<ParseAnswer> onOneLine = await AskAsync([.. plain.Select(item => item.Document.ToString(indented: false))]);
        return
        [
            .. documents
                .Where(item => item.Document.Definitions.All(definition => definition is IExecutableDefinitionNode) && item.Document.ToString() != item.Expected)
                .Select(item => new Difference(Print, "operations", item.Text, item.Expected, item.Document.ToString())),
            .. documents.Zip(again)
                .Where(pair => pair.Second.Printed != pair.First.Expected)
                .Select(pair => new Difference(Print, "meaning", pair.First.Text, pair.First.Expected, pair.First.Document.ToString())),
            .. plain.Zip(onOneLine)
                .Where(pair => pair.Second.Printed != pair.First.Expected)
                .Select(pair => new Difference(Print, "on one line", pair.First.Text, pair.First.Expected, pair.First.Document.ToString(indented: false))),
        ];
    }

    private async Task<IReadOnlyList<ParseAnswer>> AskAsync(IReadOnlyList<string> texts)
        => await oracle.Reference.AskAsync<ParseAnswer>([.. texts.Select(text => new ReferenceJob("parse") { Document = text })]);

    private static (DocumentNode? Document, string Outcome) Read(string text)
    {
        try
        {
            return (Utf8GraphQLParser.Parse(text), "accepted");
        }
        catch (SyntaxException fault)
        {
            return (null, $"{fault.Line}:{fault.Column}");
        }
    }

    private static string IdOf(ParseAnswer answer, string outcome) => (answer.SyntaxError, outcome) switch
    {
        (null, _) when answer.Printed!.Contains("{}", StringComparison.Ordinal) => "empty selection set",
        (null, _) => "refused here only",
        (_, "accepted") => "accepted here only",
        _ => "place",
    };
}
