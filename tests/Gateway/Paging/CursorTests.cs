using Nexus.Gateway.Paging;
using Nexus.Gateway.Search;
using Nexus.Grains.Search;

namespace Nexus.Gateway.Tests.Paging;

public sealed class CursorTests
{
    private static readonly ListTag s_list = ListTag.Of("User.followers").For(81), s_search = ListTag.Of("Query.search USER").For("ä");

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public void Cursor_reads_back_as_its_key(long key)
    {
        Assert.True(Cursor.TryRead(s_list, Cursor.Write(s_list, key), out var read));
        Assert.Equal(key, read);
    }

    [Theory]
    [InlineData(0, "a")]
    [InlineData(-1, "zoë")]
    public void Ranked_cursor_reads_back_as_its_place(long rank, string name)
    {
        Assert.True(RankedCursor.TryRead(s_search, RankedCursor.Write(s_search, new RankedPlace(rank, name)), out var read));
        Assert.Equal(new RankedPlace(rank, name), read);
    }

    /// <summary>Silos of two versions and builds of either engine read each other's.</summary>
    [Fact]
    public void Written_form_never_changes()
    {
        Assert.Equal("AzD_Q04AAAAAAAAAKg", Cursor.Write(s_list, 42));
        Assert.Equal("BACdECoAAAAAAAAAKsOkZMOk", RankedCursor.Write(s_search, new RankedPlace(42, "ädä")));
    }

    [Fact]
    public void Lists_have_tags_of_their_own()
    {
        string[] connections = ["User.followers", "User.following", "User.followersYouKnow", "Query.search USER"];
        ListTag[] tags =
        [
            .. connections.Select(ListTag.Of),
            .. connections.SelectMany(connection => Enumerable.Range(-100, 200).Select(owner => ListTag.Of(connection).For((long)owner << 22))),
            .. connections.SelectMany(connection => new[] { "a", "b", "ab", "ba", "A", "ā" }.Select(ListTag.Of(connection).For)),
        ];
        Assert.Equal(tags.Length, tags.Distinct().Count());
    }

    [Fact]
    public void Cursor_of_another_list_is_none()
    {
        Assert.False(Cursor.TryRead(s_list, Cursor.Write(ListTag.Of("User.followers").For(82), 42), out _));
        Assert.False(RankedCursor.TryRead(s_search, RankedCursor.Write(ListTag.Of("Query.search USER").For("a"), new RankedPlace(42, "name")), out _));
        Assert.False(RankedCursor.TryRead(s_list, Cursor.Write(s_list, 42), out _));
        Assert.False(Cursor.TryRead(s_search, RankedCursor.Write(s_search, new RankedPlace(0, "a")), out _));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("AQAAAAAAAAAq")]
    [InlineData("AzD_Q04AAAAAAAAA")]
    [InlineData("AzD_Q04AAAAAAAAAKgA")]
    [InlineData("AzD_Q04AAAAAAAAAKg==")]
    [InlineData("BDD_Q04AAAAAAAAAKg")]
    [InlineData("AzD/Q04AAAAAAAAAKg")]
    [InlineData("AzD_Q04AAAA AAAAKg")]
    public void Anything_else_is_no_cursor(string? text) => Assert.False(Cursor.TryRead(s_list, text, out _));
}
