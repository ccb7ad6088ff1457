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
    }

    [Fact]
    public void Two_thousand_characters_are_enough()
    {
        Assert.Equal(2_000, WrittenText.Accept("text", new string('a', 2_000)).Length);
        Assert.Throws<ValidationException>(() => WrittenText.Accept("text", new string('a', 2_001)));
        // One character of very many code points is no way around it.
        Assert.Throws<ValidationException>(() => WrittenText.Accept("text", "a" + new string('\u0301', 30_000)));
    }
}
