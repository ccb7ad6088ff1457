using System.Text;
using Nexus.Grains.Text;

namespace Nexus.Grains.Hashtags;

/// <summary>
/// A hashtag of a text, without its <c>#</c>: Unicode letters, marks, digits and underscores, at least one letter, no mark at its beginning, at most
/// <see cref="MaxLength"/> UTF-16 code units. <paramref name="Name"/> is how it was written; those with one <paramref name="Tag"/>, the normal form, are the same.
/// </summary>
public readonly record struct HashtagName(string Tag, string Name)
{
    public const int MaxLength = 100;

    /// <summary>How many of a text count; what comes after them is text.</summary>
    public const int MaxInText = 30;

    // In addresses and entities a # is something else.
    private const string Others = "&/#@";

    /// <summary>By what they are compared.</summary>
    public static IEqualityComparer<HashtagName> ByTag { get; } =
        EqualityComparer<HashtagName>.Create((one, other) => one.Tag == other.Tag, hashtag => hashtag.Tag.GetHashCode(StringComparison.Ordinal));

    /// <summary>Reads a name without its <c>#</c>; false where a text could not have such a hashtag.</summary>
    public static bool TryRead(string? name, out HashtagName hashtag)
    {
        hashtag = default;
        if (name is null || name.Length is 0 or > MaxLength || Words.LengthAtStart(name) != name.Length)
            return false;
        var tag = Fold(name);
        // Compatibility forms may stand for spaces and symbols: what is no hashtag in its normal form is none.
        if (tag.Length > MaxLength || Words.LengthAtStart(tag) != tag.Length || !HasShape(tag))
            return false;
        hashtag = new HashtagName(tag, name);
        return true;
    }

    /// <summary>The hashtags of a text in their order, each once.</summary>
    public static IReadOnlyList<HashtagName> FindAll(string text)
    {
        List<HashtagName>? found = null;
        for (var sign = text.IndexOf('#'); sign >= 0 && !(found?.Count >= MaxInText);)
        {
            var rest = text.AsSpan(sign + 1);
            var length = Words.LengthAtStart(rest);
            if (!Words.RunsInto(text.AsSpan(0, sign), Others) && TryRead(rest[..length].ToString(), out var hashtag) && found?.Exists(known => known.Tag == hashtag.Tag) != true)
                (found ??= []).Add(hashtag);
            var next = rest[length..].IndexOf('#');
            sign = next < 0 ? -1 : sign + 1 + length + next;
        }

        return found is null ? [] : found;
    }

    /// <summary>NFKC in lower case, by way of capitals: some letters have two small forms.</summary>
    internal static string Fold(string name) =>
        name.Normalize(NormalizationForm.FormKC).ToUpperInvariant().ToLowerInvariant().Normalize(NormalizationForm.FormKC);

    private static bool HasShape(string tag)
    {
        if (tag.Length == 0 || Words.IsMark(Rune.GetRuneAt(tag, 0)))
            return false;
        foreach (var rune in tag.EnumerateRunes())
        {
            if (Rune.IsLetter(rune))
                return true;
        }

        return false;
    }
}
