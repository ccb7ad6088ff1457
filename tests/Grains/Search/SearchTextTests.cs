using Nexus.Grains.Errors;
using Nexus.Grains.Search;

namespace Nexus.Grains.Tests.Search;

public sealed class SearchTextTests
{
    [Theory]
    [InlineData("cat", "cat", "", "")]
    [InlineData("  cat   dog ", "cat|dog", "", "")]
    [InlineData("\"black cat\" dog", "black cat|dog", "", "")]
    [InlineData("cat -dog -\"a b\"", "cat", "dog|a b", "")]
    [InlineData("cat - dog", "cat|-|dog", "", "")]
    [InlineData("cat-dog", "cat-dog", "", "")]
    [InlineData("FROM:@Ada cat", "cat", "", "ada")]
    [InlineData("\"from:ada\" from:", "from:ada|from:", "", "")]
    [InlineData("cat\"dog house\"", "cat|dog house", "", "")]
    [InlineData("\"open phrase", "open phrase", "", "")]
    [InlineData("\"\"", "", "", "")]
    [InlineData("#tag", "#tag", "", "")]
    public void A_text_asks_for(string text, string wanted, string unwanted, string from)
    {
        var terms = SearchText.ParsePosts(text);
        Assert.Equal((wanted, unwanted, from), (string.Join('|', terms.Wanted), string.Join('|', terms.Unwanted), string.Join('|', terms.From)));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t")]
    [InlineData("-cat")]
    [InlineData("a\0b")]
    public void A_text_is_refused(string text) => Assert.Equal("text", Assert.Throws<ValidationException>(() => SearchText.ParsePosts(text)).Field);

    [Fact]
    public void Half_a_character_is_refused() => Assert.Equal("text", Assert.Throws<ValidationException>(() => SearchText.ParsePosts("\ud800")).Field);
}
