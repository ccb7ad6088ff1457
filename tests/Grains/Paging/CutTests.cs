using Nexus.Grains.Paging;
using Nexus.Storage.Paging;

namespace Nexus.Grains.Tests.Paging;

public sealed class CutTests
{
    private static readonly Keyed<string>[] s_ascending = [new("a", 1), new("b", 3), new("c", 5), new("d", 7)];

    [Theory]
    [InlineData(2, null, null, false, "ab", true, false)]
    [InlineData(4, null, null, false, "abcd", false, false)]
    [InlineData(2, 1L, null, false, "bc", true, true)]
    [InlineData(2, 2L, null, false, "bc", true, true)]
    [InlineData(9, 3L, 7L, false, "c", true, true)]
    [InlineData(2, null, null, true, "cd", false, true)]
    [InlineData(2, null, 7L, true, "bc", true, true)]
    [InlineData(9, null, 3L, true, "a", true, false)]
    [InlineData(2, 7L, null, false, "", false, true)]
    public void A_page_is_what_stands_between(int limit, long? after, long? before, bool fromEnd, string page, bool hasNext, bool hasPrevious)
    {
        var keyset = new Keyset(limit, after, before, fromEnd);

        var cut = Pages.Cut(s_ascending, keyset, descending: false);

        Assert.Equal(page, string.Concat(cut.Entries.Select(entry => entry.Value)));
        Assert.Equal((hasNext, hasPrevious), (cut.HasNext, cut.HasPrevious));
    }

    [Fact]
    public void A_list_that_descends_is_cut_the_other_way_round()
    {
        var descending = s_ascending.Reverse().ToArray();

        var cut = Pages.Cut(descending, new Keyset(2, After: 7), descending: true);

        Assert.Equal([new Keyed<string>("c", 5), new Keyed<string>("b", 3)], cut.Entries);
        Assert.Equal((true, true), (cut.HasNext, cut.HasPrevious));
    }
}
