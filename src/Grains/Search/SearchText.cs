using Nexus.Grains.Errors;
using Nexus.Grains.Text;

namespace Nexus.Grains.Search;

/// <summary>What somebody types to search for.</summary>
internal static class SearchText
{
    private const string Field = "text";
    private const int MaxLength = 200;
    private const int MaxTerms = 20;
    private const string FromPrefix = "from:";

    /// <summary>The text in form C, trimmed.</summary>
    /// <exception cref="ValidationException">Empty, too long, not Unicode, or with control characters.</exception>
    public static string Accept(string text)
    {
        if (text.Length > MaxLength)
            throw new ValidationException(Field, "A search has at most 200 characters.");
        var accepted = Characters.Normalize(Field, text);
        return accepted.Length > 0 ? accepted : throw new ValidationException(Field, "There is nothing to search for.");
    }

    /// <summary>What a search for posts asks for. A quotation mark without its other one opens a phrase that ends with the text.</summary>
    /// <exception cref="ValidationException">As <see cref="Accept"/>; too many words; or nothing but exclusions.</exception>
    public static PostTerms ParsePosts(string text)
    {
        var rest = Accept(text).AsSpan();
        var (wanted, unwanted, from) = (new List<string>(), new List<string>(), new List<string>());
        while (!(rest = rest.TrimStart()).IsEmpty)
        {
            var isUnwanted = rest is ['-', not ' ', ..];
            if (isUnwanted)
                rest = rest[1..];
            var term = Take(ref rest, out var isPhrase);
            if (!isPhrase && !isUnwanted && term.StartsWith(FromPrefix, StringComparison.OrdinalIgnoreCase) && term.Length > FromPrefix.Length)
                from.Add(term[FromPrefix.Length..].TrimStart('@').ToLowerInvariant());
            else if (term.Length > 0)
                (isUnwanted ? unwanted : wanted).Add(term);
        }

        if (wanted.Count + unwanted.Count + from.Count > MaxTerms)
            throw new ValidationException(Field, "A search has at most 20 words.");
        if (wanted.Count == 0 && from.Count == 0 && unwanted.Count > 0)
            throw new ValidationException(Field, "Say what to search for, not only what to leave out.");
        return new PostTerms(wanted, unwanted, from);
    }

    // Up to the next space, or to the quotation mark that closes a phrase.
    private static string Take(ref ReadOnlySpan<char> rest, out bool isPhrase)
    {
        isPhrase = rest is ['"', ..];
        if (isPhrase)
            rest = rest[1..];
        var end = isPhrase ? rest.IndexOf('"') : rest.IndexOfAny(" \t\n\"");
        var term = (end < 0 ? rest : rest[..end]).ToString();
        rest = end < 0 ? default : rest[(isPhrase ? end + 1 : end)..];
        return term.Trim();
    }
}

/// <summary>Words and phrases that have to be there, that must not be, and by whom.</summary>
internal sealed record PostTerms(IReadOnlyList<string> Wanted, IReadOnlyList<string> Unwanted, IReadOnlyList<string> From);
