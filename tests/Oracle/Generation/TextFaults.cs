namespace Nexus.Oracle.Tests.Generation;

/// <summary>Breaks the text of a document: most of what comes out is not GraphQL.</summary>
internal static class TextFaults
{
    private static readonly string[] s_pieces =
    [
        "{", "}", "(", ")", "[", "]", ":", "=", "!", "|", "&", "@", "$", "...", "..", "\"", "\"\"\"", "\\", "#", "0", "00", "-", "1.", "1e", ".5", "0xF", "null", "on",
        "fragment", "query", "\n", "\r\n", "\u00e9", "\U0001F600", "\uFEFF", "\u0000", "\u0007", "%", "?", "'", "true", "\"\\u00zz\"", "\"\\uD83D\\uDE00\"", "\"\\u{1F600}\"",
        "\"\\uDEAD\"", "\"\\x\"", "\"open\n", "1a", "1.5.2", "-a", "1e+", "extend", "type", "\"\"\"open", "\"d\" ", "schema", "_",
    ];

    public static string Break(string text, Random random)
    {
        for (int i = random.Next(1, 3); i > 0; i--)
            text = BreakOnce(text, random);
        return text;
    }

    private static string BreakOnce(string text, Random random)
    {
        int at = random.Next(text.Length);
        int length = Math.Min(random.Next(1, 4), text.Length - at);
        string piece = s_pieces[random.Next(s_pieces.Length)];
        string broken = random.Next(5) switch
        {
            0 => text.Remove(at, length),
            1 => text[..Math.Max(1, at)],
            2 => text.Remove(at, length).Insert(at, piece),
            _ => text.Insert(at, piece),
        };
        return broken.Length == 0 ? "#" : broken;
    }
}
