using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Nexus.Grains.Text;

namespace Nexus.Silo.Seed;

/// <summary>Puts texts together of the pieces of a language.</summary>
internal sealed class Writer(SeededRandom random)
{
    private const double OtherTopic = 0.3, Rare = 0.08, Capital = 0.1;

    public string Bio(Tongue tongue, int topic) => Grains.Text.Bio.Accept(Fill(random.Pick(tongue.Bios), tongue, tongue.Subjects[topic]));

    /// <summary>A sentence or two, with a mention before it where there is one, and hashtags behind.</summary>
    public string Post(Tongue tongue, int topic, string? mentioned)
    {
        var subjects = tongue.Subjects;
        var about = random.Chance(OtherTopic) ? random.Pick(subjects) : subjects[topic];
        var text = new StringBuilder(mentioned is null ? "" : $"@{mentioned} ").Append(Fill(random.Pick(tongue.Patterns), tongue, about));
        for (var more = 0.5; random.Chance(more) && more > 0.1; more *= 0.5)
            text.Append(" #").Append(Hashtag(tongue, about));
        return WrittenText.Accept("text", text.ToString());
    }

    public string Comment(Tongue tongue) => WrittenText.Accept("text", Two(tongue.Comments, tongue.Feelings));

    public string Reply(Tongue tongue) => WrittenText.Accept("text", Two(tongue.Replies, tongue.Questions));

    private string Two(ImmutableArray<string> first, ImmutableArray<string> second) =>
        random.Chance(0.3) ? $"{random.Pick(first)} {random.Pick(second)}" : random.Pick(first);

    /// <summary>The first of a topic most often; some with a number, which few others use.</summary>
    private string Hashtag(Tongue tongue, Topic topic)
    {
        var tag = random.PickByRank(random.Chance(OtherTopic) ? random.Pick(tongue.Subjects).Tags : topic.Tags);
        if (random.Chance(Rare))
            tag += ((int)random.Pareto(0.7) % 10_000).ToString(CultureInfo.InvariantCulture);
        return random.Chance(Capital) ? Capitalized(tag) : tag;
    }

    private string Fill(string pattern, Tongue tongue, Topic topic)
    {
        var filled = new StringBuilder(pattern);
        foreach (var (piece, choices) in new[]
            { ("time", tongue.Times), ("place", tongue.Places), ("subject", topic.Subjects), ("feeling", tongue.Feelings), ("question", tongue.Questions) })
        {
            var choice = random.Pick(choices);
            filled.Replace($"{{{piece}}}", choice).Replace($"{{{Capitalized(piece)}}}", Capitalized(choice));
        }

        return filled.ToString();
    }

    private static string Capitalized(string text) => string.Concat(text[..1].ToUpperInvariant(), text.AsSpan(1));
}
