using Nexus.Grains.Errors;
using Nexus.Grains.Text;

namespace Nexus.Grains.Tests.Text;

public sealed class WrittenTextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("  trimmed\t\n", "trimmed")]
    [InlineData("one\r\ntwo\tthree", "one\ntwo\tthree")]
    [InlineData("e\u0301", "\u00e9")]
    [InlineData("\U0001F469\u200D\U0001F466", "\U0001F469\u200D\U0001F466")]
    public void A_text_is_kept_in_one_form(string written, string kept) => Assert.Equal(kept, WrittenText.Accept("text", written));

    [Theory]
    [InlineData("")]
    [InlineData("\u00a0")]
    [InlineData("a\u0000b")]
    [InlineData("a\u0085b")]
    [InlineData("a\rb")]
    public void What_is_not_acceptable_names_its_field(string written) =>
        Assert.Equal("bio", Assert.Throws<ValidationException>(() => WrittenText.Accept("bio", written)).Field);

    [Fact]
    public void What_is_not_unicode_is_refused()
    {
        Assert.Throws<ValidationException>(() => WrittenText.Accept("text", "half " + (char)0xD800));
        Assert.Throws<ValidationException>(() => WrittenText.Accept("text", (char)0xDC00 + " half"));
        Assert.Throws<ValidationException>(() => WrittenText.Accept("text", "\uFFFE"));
        Assert.Throws<ValidationException>(() => WrittenText.Accept("text", "\uFDD0"));
        Assert.Throws<ValidationException>(() => WrittenText.Accept("text", "\U0001FFFF"));
    }

    [Fact]
    public void Two_thousand_characters_are_enough()
    {
        Assert.Equal(2_000, WrittenText.Accept("text", new string('a', 2_000)).Length);
        Assert.Throws<ValidationException>(() => WrittenText.Accept("text", new string('a', 2_001)));
        // One character of very many code points is no way around it.
        Assert.Throws<ValidationException>(() => WrittenText.Accept("text", "a" + new string('\u0301', 30_000)));
    }

    [Theory]
    [InlineData("\u0301", 20_000)]
    [InlineData("\u0316\u0301", 10_000)]
    [InlineData("a\u0316\u0301\u0327\u0308\u0345\u0301\u0316\u0301\u0327\u0308", 2_001)]
    [InlineData("\u0958", 15_000)]
    [InlineData("\U0001D160", 10_000)]
    [InlineData("\U0001F468\u200D\U0001F469\u200D\U0001F467\u200D\U0001F466", 2_001)]
    public void Towers_of_marks_are_bounded_whatever_they_count_as(string unit, int times)
    {
        var text = "x" + string.Concat(Enumerable.Repeat(unit, times));
        string accepted;
        try
        {
            accepted = WrittenText.Accept("text", text);
        }
        catch (ValidationException refusal)
        {
            Assert.Equal("text", refusal.Field);
            return;
        }

        Assert.InRange(accepted.Length, 1, 20_000);
        Assert.True(accepted.IsNormalized());
    }

    [Theory]
    [InlineData("\u05E9\u05DC\u05D5\u05DD \u202Eabc\u202C")]
    [InlineData("\u200F#\u0645\u0631\u062D\u0628\u0627")]
    [InlineData("\uFFFD\uFFFC\U0010FFFD\U000E0041")]
    public void Directions_and_odd_code_points_are_kept(string written) => Assert.Equal(written, WrittenText.Accept("text", written));
}
