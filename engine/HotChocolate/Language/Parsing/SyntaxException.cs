using System.Text;

namespace HotChocolate.Language;

/// <summary>A text is not GraphQL, or exceeds a limit of the <see cref="ParserOptions"/>.</summary>
public class SyntaxException : Exception
{
    internal SyntaxException(string message, int position, int line, int column) : base(message)
    {
        Position = position;
        Line = line;
        Column = column;
    }

    /// <summary>The byte offset of the fault in the UTF-8 source.</summary>
    public int Position { get; }

    /// <summary>The line of the fault, from 1.</summary>
    public int Line { get; }

    /// <summary>The column of the fault in UTF-16 characters, from 1.</summary>
    public int Column { get; }

    internal static SyntaxException At(ReadOnlySpan<byte> source, int position, string message)
    {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < position; i++)
        {
            bool breaksLine = source[i] == '\n' || (source[i] == '\r' && (i + 1 == source.Length || source[i + 1] != '\n'));
            if (!breaksLine)
                continue;
            line++;
            lineStart = i + 1;
        }
        int column = 1 + Encoding.UTF8.GetCharCount(source[lineStart..position]);
        return new SyntaxException(message, position, line, column);
    }
}
