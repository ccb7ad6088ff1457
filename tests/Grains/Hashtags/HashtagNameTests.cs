using System.Text;
using Nexus.Grains.Hashtags;

namespace Nexus.Grains.Tests.Hashtags;

public sealed class HashtagNameTests
{
    [Theory]
    [InlineData("#one, #two.", "one two")]
    [InlineData("#One #ONE #one", "one")]
    [InlineData("(#a_1) \"#b\" \ud83d\udc4b#c", "a_1 b c")]
    [InlineData("#2026 #2026x #_ #__ #1_", "2026x")]
    [InlineData("a#b ##c &#d /#e @#f #g#h", "g")]
    [InlineData("#\ufe0f\u20e3 #\u0301a", "")]
    [InlineData("# #", "")]
    [InlineData("#caf\u00e9 #cafe\u0301", "caf\u00e9")]
    [InlineData("#\uff4e\uff45\uff58\uff55\uff53", "nexus")]
    [InlineData("#\u041f\u0440\u0438\u0432\u0435\u0442 #\u0645\u0631\u062d\u0628\u0627 #\u6771\u4eac", "\u043f\u0440\u0438\u0432\u0435\u0442 \u0645\u0631\u062d\u0628\u0627 \u6771\u4eac")]
    [InlineData("#\u03a3\u03af\u03c3\u03c5\u03c6\u03bf\u03c2 #\u03a3\u038a\u03a3\u03a5\u03a6\u039f\u03a3", "\u03c3\u03af\u03c3\u03c5\u03c6\u03bf\u03c3")]
    [InlineData("#\ud83a\udd00\ud83a\udd22", "\ud83a\udd22\ud83a\udd22")]
    [InlineData("#\ufdfa", "")]
    [InlineData("no sign", "")]
    public void Hashtags_of_a_text_are_found_in_their_normal_form(string text, string tags) =>
        Assert.Equal(tags.Split(' ', StringSplitOptions.RemoveEmptyEntries), HashtagName.FindAll(text).Select(hashtag => hashtag.Tag));

    [Fact]
    public void A_hashtag_keeps_how_it_was_written_first() => Assert.Equal([new HashtagName("dotnet", "DotNet")], HashtagName.FindAll("#DotNet #DOTNET"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("#one")]
    [InlineData("one two")]
    [InlineData("one ")]
    [InlineData("2026")]
    [InlineData("a\u0000")]
    public void What_no_text_could_have_is_no_name(string? name) => Assert.False(HashtagName.TryRead(name, out _));

    [Fact]
    public void A_hashtag_has_a_greatest_length()
    {
        Assert.Single(HashtagName.FindAll("#" + new string('a', HashtagName.MaxLength)));
        Assert.Empty(HashtagName.FindAll("#" + new string('a', HashtagName.MaxLength + 1)));
        // One character that stands for four.
        Assert.Empty(HashtagName.FindAll("#" + new string('\u3389', HashtagName.MaxLength)));
    }

    [Fact]
    public void Only_so_many_of_a_text_count()
    {
        var found = HashtagName.FindAll(string.Join(' ', Enumerable.Range(0, 1_000).Select(number => $"#tag{number}")));

        Assert.Equal(Enumerable.Range(0, HashtagName.MaxInText).Select(number => $"tag{number}"), found.Select(hashtag => hashtag.Tag));
    }

    [Fact]
    public void The_normal_form_of_a_normal_form_is_itself()
    {
        for (var code = 0x80; code <= 0x1FFFF; code++)
        {
            if (Rune.IsValid(code) && HashtagName.TryRead($"a{new Rune(code)}", out var hashtag))
                Assert.True(HashtagName.TryRead(hashtag.Tag, out var again) && again.Tag == hashtag.Tag, $"U+{code:X}");
        }
    }
}
