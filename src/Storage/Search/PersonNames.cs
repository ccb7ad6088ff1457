using System.Text;

namespace Nexus.Storage.Search;

/// <summary>
/// What people are found by: the words of handle and display name for <c>pg_trgm</c>, which in most locales only knows ASCII. A letter outside of it is written
/// as some letter or digit: two names may look alike in the index that do not in truth, and who ranks them sees the names themselves.
/// </summary>
public static class PersonNames
{
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>The words of a name, each after a space; a run without spaces is found from each of its characters.</summary>
    internal static string ToFoundBy(string username, string displayName)
    {
        var found = new StringBuilder();
        foreach (var word in Words(username).Concat(Words(displayName)).Distinct(StringComparer.Ordinal))
        {
            found.Append(' ').Append(ToAscii(word));
            for (var start = 1; start < word.Length && IsUnspaced(word); start++)
                if (!char.IsLowSurrogate(word[start]))
                    found.Append(' ').Append(ToAscii(word[start..]));
        }

        return found.ToString();
    }

    /// <summary>What is searched for, in the same letters: words with one space between them.</summary>
    internal static string ToSearched(string text) => string.Join(' ', Words(text).Select(ToAscii));

    /// <summary>The folded words of a name.</summary>
    public static IEnumerable<string> Words(string name)
    {
        var folded = FoldedText.Of(name);
        var start = 0;
        for (var index = 0; index <= folded.Length; index++)
        {
            if (index < folded.Length && (char.IsSurrogate(folded[index]) || FoldedText.IsOfWord(new Rune(folded[index]))))
                continue;
            if (index > start)
                yield return folded[start..index];
            start = index + 1;
        }
    }

    /// <summary>Whether a word is of a script that writes without spaces, so that a name may begin within it.</summary>
    public static bool IsUnspaced(string word) => WordSplitter.IsUnspaced(Rune.GetRuneAt(word, 0));

    private static string ToAscii(string word)
    {
        if (Ascii.IsValid(word))
            return word;
        var ascii = new StringBuilder(word.Length);
        foreach (var rune in word.EnumerateRunes())
            ascii.Append(rune.IsAscii ? (char)rune.Value : Alphabet[(int)((uint)rune.Value * 2_654_435_761u % (uint)Alphabet.Length)]);
        return ascii.ToString();
    }
}
