using Nexus.Gateway.Paging;

namespace Nexus.Gateway.Tests.Paging;

public sealed class CursorTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public void Cursor_reads_back_as_its_key(long key)
    {
        Assert.True(Cursor.TryRead(Cursor.Write(key), out var read));
        Assert.Equal(key, read);
    }

    [Fact]
    public void Written_form_never_changes() => Assert.Equal("AQAAAAAAAAAq", Cursor.Write(42));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("AQAAAAAAAAA")]
    [InlineData("AQAAAAAAAAAqAA")]
    [InlineData("AgAAAAAAAAAq")]
    [InlineData("AQAAAAAA!AAq")]
    [InlineData("AQAAAAAA AAq")]
    public void Anything_else_is_no_cursor(string? text) => Assert.False(Cursor.TryRead(text, out _));
}
