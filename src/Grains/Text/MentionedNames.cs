using System.Text.RegularExpressions;

namespace Nexus.Grains.Text;

/// <summary>Names that a text mentions: an <c>@</c> that follows no word, and a whole username behind it.</summary>
internal static partial class MentionedNames
{
    /// <summary>How many different names of a text count; what comes after them is text.</summary>
    public const int MaxInText = 50;

    private const int MaxMatch = 1 + 30;

    /// <summary>The names in lower case, in their order, each once. Whether there is such a person is another question.</summary>
    public static IReadOnlyList<string> Find(string text)
    {
        if (!text.Contains('@', StringComparison.Ordinal))
            return [];
        var names = new List<string>();
        foreach (var match in Pattern().EnumerateMatches(text))
        {
            if (!StandsAlone(text, match))
                continue;
            var name = text.Substring(match.Index + 1, match.Length - 1).ToLowerInvariant();
            if (!names.Contains(name))
                names.Add(name);
            if (names.Count == MaxInText)
                break;
        }

        return names;
    }

    // In addresses an @ is something else.
    private static bool StandsAlone(ReadOnlySpan<char> text, ValueMatch match)
    {
        var after = text[(match.Index + match.Length)..];
        return match.Length <= MaxMatch && !Words.RunsInto(text[..match.Index], "/@") && !after.StartsWith('@') && Words.LengthAtStart(after) == 0;
    }

    [GeneratedRegex("@[A-Za-z0-9_]{3,}", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
