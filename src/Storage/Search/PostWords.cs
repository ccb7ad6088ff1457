using System.Globalization;
using System.Text;

namespace Nexus.Storage.Search;

/// <summary>Posts and what is searched for in them, in the notation of PostgreSQL's <c>tsvector</c> and <c>tsquery</c>.</summary>
internal static class PostWords
{
    /// <summary>PostgreSQL keeps no more places of one word.</summary>
    private const int MaxPlaces = 255;

    /// <summary>A text's words and their places. Words hold only letters, digits, symbols, <c>#</c> and <c>_</c>: nothing in them has to be escaped.</summary>
    public static string ToVector(string text)
    {
        var places = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        foreach (var word in WordSplitter.Split(text))
        {
            if (!places.TryGetValue(word.Text, out var known))
                places.Add(word.Text, known = []);
            if (word.Place > 0 && known.Count < MaxPlaces)
                known.Add(word.Place);
        }

        var vector = new StringBuilder();
        foreach (var (word, known) in places)
        {
            vector.Append('\'').Append(word).Append('\'');
            for (var index = 0; index < known.Count; index++)
                vector.Append(index == 0 ? ':' : ',').Append(CultureInfo.InvariantCulture, $"{known[index]}");
            vector.Append(' ');
        }

        return vector.ToString();
    }

    /// <summary>What finds texts with all of the wanted and none of the unwanted; null where nothing wanted has a word.</summary>
    public static string? ToQuery(IEnumerable<string> wanted, IEnumerable<string> unwanted)
    {
        var all = wanted.Select(ToPhrase).OfType<string>().ToList();
        if (all.Count == 0)
            return null;
        all.AddRange(unwanted.Select(ToPhrase).OfType<string>().Select(phrase => $"!{phrase}"));
        return string.Join(" & ", all);
    }

    /// <summary>The words of a text one after the other, or the hashtag that it is; null where it has no word.</summary>
    private static string? ToPhrase(string text)
    {
        var words = WordSplitter.Split(text);
        if (words is [{ Kind: WordKind.Tag } tag, ..] && text.Length > 0 && !text.Any(char.IsWhiteSpace))
            return $"'{tag.Text}'";
        var phrase = new StringBuilder();
        var last = 0;
        // The end of a run stands in its last pair already.
        foreach (var word in words.Where(word => word.Kind is not (WordKind.RunEnd or WordKind.Tag)))
        {
            if (last > 0)
                phrase.Append(CultureInfo.InvariantCulture, $" <{word.Place - last}> ");
            phrase.Append('\'').Append(word.Text).Append('\'');
            // A single character is the first of pairs, or the end of a run.
            if (word.Kind is WordKind.Single)
                phrase.Append(":*");
            last = word.Place;
        }

        return phrase.Length == 0 ? null : $"({phrase})";
    }
}
