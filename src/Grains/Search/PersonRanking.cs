using Nexus.Storage.Reads;
using Nexus.Storage.Search;

namespace Nexus.Grains.Search;

/// <summary>
/// How well a person is what somebody searches for. A pure function of the text and the person's names, so that a place in the ranking stays where it is.
/// </summary>
internal sealed class PersonRanking
{
    /// <summary>What names have to share to be alike: two of three mistyped letters are not enough.</summary>
    private const double LeastLikeness = 0.3;
    private const long Step = 1_000;

    private readonly string _handle;
    private readonly string[] _words;
    private readonly HashSet<string>[] _trigrams;

    public PersonRanking(string text)
    {
        _handle = text.TrimStart('@').ToLowerInvariant();
        _words = [.. PersonNames.Words(text)];
        _trigrams = Array.ConvertAll(_words, TrigramsOf);
    }

    /// <summary>The people who are it, best first; others are left out.</summary>
    public List<RankedEntry<UserId>> Order(IEnumerable<NamedPerson> people) =>
        [.. people.Select(person => new RankedEntry<UserId>(person.Id, new RankedPlace(Rank(person.Username, person.DisplayName), person.Username)))
            .Where(entry => entry.Place.Rank > 0).OrderBy(entry => entry.Place)];

    /// <summary>0 for somebody else; in thousands by what fits, and below by how alike the names are.</summary>
    public long Rank(string username, string displayName)
    {
        if (_words.Length == 0)
            return 0;
        var names = PersonNames.Words(username).Concat(PersonNames.Words(displayName)).Distinct(StringComparer.Ordinal).ToArray();
        var likeness = Likeness(names);
        var fit = username == _handle ? 4
            : username.StartsWith(_handle, StringComparison.Ordinal) ? 3
            : _words.All(word => names.Any(name => BeginsIn(name, word))) ? 2
            : likeness >= LeastLikeness ? 1
            : 0;
        return fit == 0 ? 0 : (fit * Step) + (long)(likeness * (Step - 1));
    }

    private static bool BeginsIn(string name, string word) =>
        name.StartsWith(word, StringComparison.Ordinal) || (PersonNames.IsUnspaced(name) && name.Contains(word, StringComparison.Ordinal));

    /// <summary>Of each word that is searched for the name most like it; the mean of these.</summary>
    private double Likeness(string[] names)
    {
        var known = Array.ConvertAll(names, TrigramsOf);
        return _trigrams.Average(wanted => known.Length == 0 ? 0 : known.Max(name => Likeness(wanted, name)));
    }

    // What both have of what either has, as pg_trgm's similarity().
    private static double Likeness(HashSet<string> first, HashSet<string> second)
    {
        var shared = first.Count(second.Contains);
        return (double)shared / (first.Count + second.Count - shared);
    }

    private static HashSet<string> TrigramsOf(string word)
    {
        var padded = $"  {word} ";
        return [.. Enumerable.Range(0, padded.Length - 2).Select(start => padded.Substring(start, 3))];
    }
}
