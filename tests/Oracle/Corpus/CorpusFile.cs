namespace Nexus.Oracle.Tests.Corpus;

/// <summary>A hand-written document and what its file says of it.</summary>
/// <param name="Name">The file's name, the number of the document in it and its title.</param>
/// <param name="Text">The document, without the line that opens it.</param>
public sealed record CorpusDocument(string Name, string File, bool IsValid, string Text)
{
    public override string ToString() => Name;
}

/// <summary>Reads the files of a folder: documents that each begin after a line <c>### valid</c> or <c>### invalid</c>, with or without a title.</summary>
internal static class CorpusFile
{
    private const string Mark = "### ";

    public static IReadOnlyList<CorpusDocument> ReadAll(string folder)
    {
        string path = Path.Combine(Repository.Oracle, "Corpus", folder);
        return [.. Directory.GetFiles(path, "*.graphql").Order(StringComparer.Ordinal).SelectMany(Read)];
    }

    private static IEnumerable<CorpusDocument> Read(string path)
    {
        string file = Path.GetFileNameWithoutExtension(path);
        string[] parts = ("\n" + File.ReadAllText(path)).Split("\n" + Mark);
        for (int i = 1; i < parts.Length; i++)
        {
            int end = parts[i].IndexOf('\n', StringComparison.Ordinal);
            string head = parts[i][..end].Trim();
            yield return new CorpusDocument($"{file} {i}: {head}", file, head.StartsWith("valid", StringComparison.Ordinal), parts[i][(end + 1)..]);
        }
    }
}
