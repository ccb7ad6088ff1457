using Nexus.Storage.Search;

namespace Nexus.Storage.Tests.Search;

public sealed class PostWordsTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("... !?", "")]
    [InlineData("The cat, the CAT", "'the':1,3 'cat':2,4 ")]
    [InlineData("don't", "'don':1 't':2 ")]
    [InlineData("C# 3.14", "'c':1 '3':2 '14':3 ")]
    [InlineData("東京タワー", "'東京':1 '京タ':2 'タワ':3 'ワー':4 'ー':5 ")]
    [InlineData("iPhone 発売 8", "'iphone':1 '発売':2 '売':3 '8':4 ")]
    [InlineData("木", "'木':1 ")]
    [InlineData("สวัสดี", "'สว':1 'วั':2 'ัส':3 'สด':4 'ดี':5 'ี':6 ")]
    [InlineData("party 🎉🎉", "'party':1 '🎉':2,3 ")]
    [InlineData("#Crème_brûlée is #1 a#b ##x", "'#creme_brulee' 'creme':1 'brulee':2 'is':3 '1':4 'a':5 'b':6 '#x' 'x':7 ")]
    public void A_text_is_found_by(string text, string vector) => Assert.Equal(vector, PostWords.ToVector(text));

    [Theory]
    [InlineData("cat", "('cat')")]
    [InlineData("the cat", "('the' <1> 'cat')")]
    [InlineData("東京", "('東京')")]
    [InlineData("東京タ8", "('東京' <1> '京タ' <2> '8')")]
    [InlineData("木", "('木':*)")]
    [InlineData("#Cats", "'#cats'")]
    [InlineData("#1", "('1')")]
    [InlineData("'; drop table posts --", "('drop' <1> 'table' <1> 'posts')")]
    [InlineData("&|!()<->:*\\'", null)]
    public void A_search_becomes(string text, string? query) => Assert.Equal(query, PostWords.ToQuery([text], []));

    [Fact]
    public void Exclusions_alone_find_nothing()
    {
        Assert.Null(PostWords.ToQuery([], ["cat"]));
        Assert.Null(PostWords.ToQuery(["!"], ["cat"]));
        Assert.Equal("('a') & ('b' <1> 'c') & !('d')", PostWords.ToQuery(["a", "b c"], ["d", "?"]));
    }

    [Fact]
    public void The_longest_texts_are_bounded()
    {
        Assert.Equal($"'{new string('x', 64)}':1 ", PostWords.ToVector(new string('x', 20_000)));
        Assert.Equal(255, PostWords.ToVector(string.Join(' ', Enumerable.Repeat("x", 10_000))).Split(',').Length);
        Assert.True(PostWords.ToVector(new string('木', 20_000)).Length > 0);
    }
}
