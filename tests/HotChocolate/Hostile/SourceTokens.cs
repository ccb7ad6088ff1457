namespace Nexus.HotChocolate.Tests.Hostile;

/// <summary>
/// Cuts bytes into pieces that are roughly GraphQL's tokens, blanks and comments included: the pieces together are the
/// source. It takes anything, also what is no GraphQL.
/// </summary>
internal static class SourceTokens
{
    public static List<byte[]> Cut(ReadOnlySpan<byte> source)
    {
        List<byte[]> tokens = [];
        while (source.Length > 0)
        {
            int length = LengthOfFirst(source);
            tokens.Add(source[..length].ToArray());
            source = source[length..];
        }
        return tokens;
    }

    private static int LengthOfFirst(ReadOnlySpan<byte> source)
    {
        if (source.StartsWith("..."u8))
            return 3;
        return source[0] switch
        {
            (byte)'"' when source.StartsWith("\"\"\""u8) => EndOf(source, "\"\"\""u8, 3),
            (byte)'"' => EndOf(source, "\""u8, 1),
            (byte)'#' => EndOf(source, "\n"u8, 1),
            byte first when IsWord(first) => CountWhile(source, IsWord),
            byte first when IsBlank(first) => CountWhile(source, IsBlank),
            _ => 1,
        };
    }

    private static int EndOf(ReadOnlySpan<byte> source, ReadOnlySpan<byte> end, int start)
    {
        int length = source[start..].IndexOf(end);
        return length < 0 ? source.Length : start + length + end.Length;
    }

    private static int CountWhile(ReadOnlySpan<byte> source, Func<byte, bool> belongs)
    {
        int length = 0;
        while (length < source.Length && belongs(source[length]))
            length++;
        return length;
    }

    private static bool IsWord(byte b) => b is (byte)'_' or (byte)'-' or (byte)'.' || char.IsAsciiLetterOrDigit((char)b);

    private static bool IsBlank(byte b) => b is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)',';
}
