using Nexus.Gateway.Paging;
using Nexus.Grains.Errors;
using Nexus.Grains.Paging;

namespace Nexus.Gateway.Tests.Paging;

public sealed class ConnectionsTests
{
    private static readonly ListTag s_list = ListTag.Of("User.posts").For(81);

    [Fact]
    public void Without_arguments_the_first_twenty_are_asked_for() =>
        Assert.Equal(new PageRequest(20), Connections.Request(s_list, null, null, null, null));

    [Fact]
    public void First_and_after_go_forward() =>
        Assert.Equal(new PageRequest(5, After: 42), Connections.Request(s_list, 5, Cursor.Write(s_list, 42), null, null));

    [Fact]
    public void Last_and_before_go_backward() =>
        Assert.Equal(new PageRequest(100, Before: 42, FromEnd: true), Connections.Request(s_list, null, null, 100, Cursor.Write(s_list, 42)));

    [Theory]
    [InlineData(1, null, 1, null, "last")]
    [InlineData(-1, null, null, null, "first")]
    [InlineData(101, null, null, null, "first")]
    [InlineData(null, null, -1, null, "last")]
    [InlineData(null, null, 101, null, "last")]
    [InlineData(1, "nonsense", null, null, "after")]
    [InlineData(null, null, 1, "nonsense", "before")]
    public void Bad_argument_is_named(int? first, string? after, int? last, string? before, string field) =>
        Assert.Equal(field, Assert.Throws<ValidationException>(() => Connections.Request(s_list, first, after, last, before)).Field);

    [Fact]
    public void Entry_that_is_gone_leaves_the_pages_ends_where_they_were()
    {
        var page = new Page<int>([new(7, 70), new(8, 80), new(9, 90)], HasNext: true, HasPrevious: false, TotalCount: 5);
        var connection = page.ToConnection<int, string>(s_list, [null, "eight", null]);
        Assert.Equal([("eight", Cursor.Write(s_list, 80))], connection.Edges!.Select(edge => (edge.Node, edge.Cursor)));
        Assert.Equal(
            (true, false, Cursor.Write(s_list, 70), Cursor.Write(s_list, 90)),
            (connection.Info.HasNextPage, connection.Info.HasPreviousPage, connection.Info.StartCursor, connection.Info.EndCursor));
    }
}
