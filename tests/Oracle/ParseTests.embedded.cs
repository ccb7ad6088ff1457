using System.Globalization;
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

    private static readonly string[] s_lexical = ["Invalid number", "Invalid character", "Unexpected character", "Unterminated string"];

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
                differences.Add(new Difference(Parse, IdOf(texts[i], answers[i], outcome), texts[i], $"{expected} {answers[i].Message}", outcome));
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
                .Select(item => new Difference(Print, IdOf(item.Expected, item.Document.ToString()), item.Text, item.Expected, item.Document.ToString())),
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

    private static string IdOf(string expected, string printed)
    {
        if (expected.Contains("\"\"\"", StringComparison.Ordinal))
            return "block strings";
        if (expected.Replace("{  }", "{}", StringComparison.Ordinal) == printed)
            return "empty objects";
        if (WithoutIndent(expected) == WithoutIndent(printed))
            return "indent of described variables";
        return WithoutGaps(expected) == WithoutGaps(printed) ? "long values" : "operations";
    }

    private static string WithoutGaps(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character) && character != ','));

    private static string WithoutIndent(string text) => string.Join('\n', text.Split('\n').Select(line => line.TrimStart()));

    private static bool IsLexical(string message) => s_lexical.Any(start => message.StartsWith($"Syntax Error: {start}", StringComparison.Ordinal));

    private static bool IsBefore(string place, string other)
    {
        (int[] left, int[] right) = (Numbers(place), Numbers(other));
        return left[0] < right[0] || (left[0] == right[0] && left[1] < right[1]);
    }

    private static int[] Numbers(string place) => [.. place.Split(':').Select(part => int.Parse(part, CultureInfo.InvariantCulture))];

    /// <summary>Whether there is nothing between the brace at this place and the one before it.</summary>
    private static bool ClosesNothing(string text, string place)
    {
        int[] lineAndColumn = Numbers(place);
        string line = text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n', '\r')[lineAndColumn[0] - 1];
        return line.Length >= lineAndColumn[1] && line[lineAndColumn[1] - 1] == '}';
    }

    private static string IdOf(string text, ParseAnswer answer, string outcome) => (answer.SyntaxError, outcome) switch
    {
        (not null, _) when answer.Message!.Contains("escape", StringComparison.Ordinal) && answer.Message.Contains("u{0000", StringComparison.Ordinal) => "long escape",
        (not null, not "accepted") when answer.Message!.Contains("escape", StringComparison.Ordinal) => "bad escape in a string that is wrong anyway",
        (not null, not "accepted") when text.Contains("extend directive", StringComparison.Ordinal) => "extension of a directive",
        (not null, not "accepted") when ClosesNothing(text, outcome) => "empty selection set",
        (not null, not "accepted") when IsLexical(answer.Message!) && IsBefore(outcome, answer.SyntaxError) => "something wrong in front of what is no token",
        (null, _) when answer.Printed!.Contains("{}", StringComparison.Ordinal) => "empty selection set",
        (null, _) => "refused here only",
        (_, "accepted") => "accepted here only",
        _ => "place",
    };
}
