using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace HotChocolate.Language;

/// <summary>What bytes mean, by one table look-up each, and how far a name goes, sixteen bytes at a time.</summary>
internal static class CharacterClass
{
    private const byte NameStart = 1;
    private const byte Digit = 2;

    private static readonly byte[] s_classes = CreateClasses();
    private static readonly TokenKind[] s_tokens = CreateTokens();

    public static bool IsNameStart(byte b) => (s_classes[b] & NameStart) != 0;

    public static bool IsNameContinue(byte b) => s_classes[b] != 0;

    public static bool IsDigit(byte b) => (s_classes[b] & Digit) != 0;

    /// <summary>
    /// The kind of token that starts with the byte, as far as one byte tells: a dot is a spread, a digit an integer, a quote
    /// a string. <see cref="TokenKind.StartOfFile"/> stands for bytes that start none.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TokenKind TokenOf(byte first) => s_tokens[first];

    /// <summary>How many of the first bytes can be part of a name.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int CountNameBytes(ReadOnlySpan<byte> text)
    {
        int length = 0;
        while (Vector128.IsHardwareAccelerated && text.Length - length >= Vector128<byte>.Count)
        {
            Vector128<byte> bytes = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(text), (nuint)length);
            uint others = 0xFFFF & ~FindNameBytes(bytes).ExtractMostSignificantBits();
            if (others != 0)
                return length + BitOperations.TrailingZeroCount(others);
            length += Vector128<byte>.Count;
        }
        while (length < text.Length && IsNameContinue(text[length]))
            length++;
        return length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> FindNameBytes(Vector128<byte> bytes)
    {
        Vector128<byte> lowerCase = bytes | Vector128.Create((byte)0x20);
        Vector128<byte> letters = Vector128.LessThan(lowerCase - Vector128.Create((byte)'a'), Vector128.Create((byte)26));
        Vector128<byte> digits = Vector128.LessThan(bytes - Vector128.Create((byte)'0'), Vector128.Create((byte)10));
        return letters | digits | Vector128.Equals(bytes, Vector128.Create((byte)'_'));
    }

    private static byte[] CreateClasses()
    {
        byte[] classes = new byte[256];
        for (int b = 'a'; b <= 'z'; b++)
            classes[b] = classes[b - 'a' + 'A'] = NameStart;
        classes['_'] = NameStart;
        for (int b = '0'; b <= '9'; b++)
            classes[b] = Digit;
        return classes;
    }

    private static TokenKind[] CreateTokens()
    {
        var tokens = new TokenKind[256];
        for (int b = 0; b < tokens.Length; b++)
        {
            if (IsNameStart((byte)b))
                tokens[b] = TokenKind.Name;
            else if (IsDigit((byte)b))
                tokens[b] = TokenKind.Integer;
        }
        tokens['-'] = TokenKind.Integer;
        tokens['"'] = TokenKind.String;
        tokens['.'] = TokenKind.Spread;
        tokens['!'] = TokenKind.Bang;
        tokens['$'] = TokenKind.Dollar;
        tokens['&'] = TokenKind.Ampersand;
        tokens['('] = TokenKind.LeftParenthesis;
        tokens[')'] = TokenKind.RightParenthesis;
        tokens[':'] = TokenKind.Colon;
        tokens['='] = TokenKind.Equal;
        tokens['@'] = TokenKind.At;
        tokens['['] = TokenKind.LeftBracket;
        tokens[']'] = TokenKind.RightBracket;
        tokens['{'] = TokenKind.LeftBrace;
        tokens['|'] = TokenKind.Pipe;
        tokens['}'] = TokenKind.RightBrace;
        return tokens;
    }
}
