using Nexus.Grains.Text;

namespace Nexus.Grains.Tests.Text;

public sealed class MentionedNamesTests
{
    [Theory]
    [InlineData("@ada and @Grace_1!", "ada grace_1")]
    [InlineData("@ADA @ada @Ada", "ada")]
    [InlineData("(@ada), \"@bob\"; .@cyd: \ud83d\udc4b@dan\ud83d\udc4b", "ada bob cyd dan")]
    [InlineData("@ada's", "ada")]
    [InlineData("\u200F@ada\u200E", "ada")]
    [InlineData("mail ada@example.org or see https://example.org/@ada", "")]
    [InlineData("@ada@example.org @@bob", "")]
    [InlineData("@ad @a_name_of_more_than_thirty_letters", "")]
    [InlineData("@ada\u00e9 @ada\u0301 \u00e9@ada @ada\ud83a\udd00", "")]
    [InlineData("no at all", "")]
    public void Whole_names_that_stand_alone_are_mentioned(string text, string names) =>
        Assert.Equal(names.Split(' ', StringSplitOptions.RemoveEmptyEntries), MentionedNames.Find(text));

    [Fact]
    public void Only_so_many_names_count()
    {
        var text = string.Join(' ', Enumerable.Range(100, 2_000).Select(number => $"@p{number}"));

        Assert.Equal(Enumerable.Range(100, MentionedNames.MaxInText).Select(number => $"p{number}"), MentionedNames.Find(text));
    }
}
