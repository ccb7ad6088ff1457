using System.Globalization;
using System.Text;

namespace Nexus.Storage.Search;

/// <summary>
/// Finds the words of a text in any language: runs of letters and digits; pairs of neighbours where a script writes without spaces (Chinese, Japanese, Korean,
/// Thai, Lao, Burmese, Khmer); emoji and other symbols; hashtags.
/// </summary>
internal static class WordSplitter
{
    private const int MaxWordLength = 64;

    /// <summary>PostgreSQL's text search keeps places up to 16,383.</summary>
    private const int MaxPlace = 16_000;

    private enum RunKind { None, Word, Unspaced, Symbol }

    /// <summary>The words of a text that need not be folded, in their order.</summary>
    public static List<Word> Split(string text)
    {
        var folded = FoldedText.Of(text);
        var words = new List<Word>();
        var place = 1;
        for (var start = 0; start < folded.Length && place < MaxPlace;)
        {
            var (kind, length) = ReadRun(folded, start);
            var run = folded.AsSpan(start, length);
            if (kind is RunKind.Unspaced)
                place += AddUnspaced(words, run, place);
            else if (kind is not RunKind.None)
                words.Add(new Word(Shorten(run), WordKind.Whole, place++));
            else if (run is "#" && FindTag(folded, start) is { } tag)
                words.Add(new Word(tag, WordKind.Tag, 0));
            start += length;
        }

        return words;
    }

    /// <summary>What is found by a run of characters of unspaced scripts.</summary>
    internal static bool IsUnspaced(Rune rune) => rune.Value is
        (>= 0x0E00 and <= 0x0EFF) or (>= 0x1000 and <= 0x109F) or (>= 0x1780 and <= 0x17FF)
        or (>= 0x3040 and <= 0x30FF) or (>= 0x31F0 and <= 0x31FF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF)
        or (>= 0xAC00 and <= 0xD7AF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF);

    private static (RunKind Kind, int Length) ReadRun(string text, int start)
    {
        var first = Rune.GetRuneAt(text, start);
        var kind = KindOf(first);
        var end = start + first.Utf16SequenceLength;
        while (kind is RunKind.Word or RunKind.Unspaced && end < text.Length && Rune.GetRuneAt(text, end) is var next && KindOf(next) == kind)
            end += next.Utf16SequenceLength;
        return (kind, end - start);
    }

    private static RunKind KindOf(Rune rune) =>
        FoldedText.IsOfWord(rune) ? IsUnspaced(rune) && !Rune.IsDigit(rune) ? RunKind.Unspaced : RunKind.Word
        : Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol ? RunKind.Symbol
        : RunKind.None;

    /// <summary>Adds the pairs of a run and its end; gives the number of places that it takes.</summary>
    private static int AddUnspaced(List<Word> words, ReadOnlySpan<char> run, int place)
    {
        var characters = new List<string>();
        foreach (var rune in run.EnumerateRunes())
            characters.Add(rune.ToString());
        for (var index = 0; index + 1 < characters.Count; index++)
            words.Add(new Word(characters[index] + characters[index + 1], WordKind.Pair, place + index));
        words.Add(new Word(characters[^1], characters.Count == 1 ? WordKind.Single : WordKind.RunEnd, place + characters.Count - 1));
        return characters.Count;
    }

    /// <summary>The hashtag that begins with the number sign at this place: letters, marks, digits and underscores, at least one letter.</summary>
    private static string? FindTag(string text, int start)
    {
        if (start > 0 && IsOfTag(Rune.TryGetRuneAt(text, start - 1, out var before) ? before : Rune.GetRuneAt(text, start - 2)))
            return null;
        var end = start + 1;
        var isNamed = false;
        while (end < text.Length && Rune.GetRuneAt(text, end) is var next && IsOfTag(next))
        {
            isNamed |= Rune.IsLetter(next);
            end += next.Utf16SequenceLength;
        }

        return isNamed ? Shorten(text.AsSpan(start, end - start)) : null;
    }

    private static bool IsOfTag(Rune rune) => rune.Value == '_' || FoldedText.IsOfWord(rune);

    private static string Shorten(ReadOnlySpan<char> word)
    {
        if (word.Length <= MaxWordLength)
            return word.ToString();
        return word[..(char.IsHighSurrogate(word[MaxWordLength - 1]) ? MaxWordLength - 1 : MaxWordLength)].ToString();
    }
}
