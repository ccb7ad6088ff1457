using HotChocolate.Language;
using Nexus.Gateway.Schema;

namespace Nexus.Gateway.Tests.Paging;

/// <summary>The laws of Relay's connection specification, for every connection of the schema.</summary>
public sealed class ConnectionLawTests(Stage stage) : IClassFixture<Stage>
{
    private const int Entries = 7;

    public static TheoryData<string> Connections => [.. ConnectionTable.All.Select(connection => connection.Name)];

    [Fact]
    public async Task Every_connection_of_the_schema_is_in_the_table() => Assert.Equal(
        from type in Utf8GraphQLParser.Parse(await SchemaCommand.PrintAsync()).Definitions.OfType<ObjectTypeDefinitionNode>()
        from field in type.Fields
        where field.Type.NamedType().Name.Value.EndsWith("Connection", StringComparison.Ordinal)
        orderby type.Name.Value, field.Name.Value
        select $"{type.Name.Value}.{field.Name.Value} {field.Type.NamedType().Name.Value}",
        from connection in ConnectionTable.All.DistinctBy(connection => connection.Field)
        orderby connection.Field.Split('.')[0], connection.Field.Split('.')[1]
        select $"{connection.Field} {connection.NodeType}Connection");

    [Theory]
    [MemberData(nameof(Connections))]
    public async Task Pages_in_either_direction_are_the_whole(string name)
    {
        var (connection, listing) = await MakeAsync(name);
        var added = await listing.FillAsync(Entries);
        var whole = await listing.ReadAllAsync();
        AssertIsWhole(connection, added, whole);
        foreach (var size in new[] { 1, 2, 3, whole.Count - 1, whole.Count, 100 }.Where(size => size <= 100 && whole.Count / size < 50).Distinct())
        {
            AssertCovers(whole, size, await listing.WalkAsync(size, forward: true), slice => slice.HasNext, slice => slice.HasPrevious);
            var backward = (await listing.WalkAsync(size, forward: false)).Select(slice => slice with { Keys = [.. slice.Keys.Reverse()] }).ToArray();
            AssertCovers([.. whole.Reverse()], size, backward, slice => slice.HasPrevious, slice => slice.HasNext);
        }

        if (connection.HasTotal)
            Assert.Equal(Entries, await listing.CountAsync());
    }

    [Theory]
    [MemberData(nameof(Connections))]
    public async Task Page_begins_and_ends_where_its_cursors_say(string name)
    {
        var (_, listing) = await MakeAsync(name);
        await listing.FillAsync(Entries);
        var all = await listing.ReadAsync("first: 5");
        Assert.Equal((all.Cursors[0], all.Cursors[^1]), (all.Start, all.End));

        var between = await listing.ReadAsync($"first: 100, after: \"{all.Cursors[0]}\", before: \"{all.Cursors[4]}\"");
        Assert.Equal(all.Keys.Skip(1).Take(3), between.Keys);
        Assert.Equal((true, true), (between.HasNext, between.HasPrevious));
        Assert.Equal(all.Keys.Skip(2).Take(2), (await listing.ReadAsync($"last: 2, before: \"{all.Cursors[4]}\"")).Keys);
        var empty = await listing.ReadAsync("first: 0");
        Assert.Equal((0, true, false, null, null), (empty.Keys.Count, empty.HasNext, empty.HasPrevious, empty.Start, empty.End));
    }

    [Theory]
    [MemberData(nameof(Connections))]
    public async Task What_is_hidden_leaves_full_pages(string name)
    {
        var (connection, listing) = await MakeAsync(name);
        if (listing.AddHiddenAsync is not { } addHidden)
            return;
        var (seen, hidden) = (new List<string>(), 0);
        foreach (var isSeen in new[] { true, false, false, true, false, true, true, false, false, false, true, false })
        {
            if (isSeen)
                seen.AddRange(await listing.FillAsync(1));
            else
                await addHidden();
            hidden += isSeen ? 0 : 1;
        }

        AssertIsWhole(connection, seen, await listing.ReadAllAsync());
        var whole = await listing.ReadAllAsync();
        foreach (var size in new[] { 2, 5 }.Where(size => whole.Count / size < 50))
        {
            AssertFull(whole, size, await listing.WalkAsync(size, forward: true), slice => slice.HasNext);
            var backward = (await listing.WalkAsync(size, forward: false)).Select(slice => slice with { Keys = [.. slice.Keys.Reverse()] }).ToArray();
            AssertFull([.. whole.Reverse()], size, backward, slice => slice.HasPrevious);
        }

        if (connection.HasTotal)
            Assert.Equal(seen.Count + (connection.CountsHidden ? hidden : 0), await listing.CountAsync());
    }

    [Theory]
    [MemberData(nameof(Connections))]
    public async Task Nothing_comes_twice_and_nothing_old_is_missing_while_others_are_added(string name)
    {
        var (_, listing) = await MakeAsync(name);
        var old = await listing.FillAsync(Entries);
        foreach (var forward in new[] { true, false })
        {
            var adding = Task.CompletedTask;
            var left = 6;
            var pages = await listing.WalkAsync(2, forward, async () =>
            {
                // One is there before the next page is asked for, another comes while it is read.
                await adding;
                if (left-- > 0)
                {
                    await listing.AddAsync();
                    adding = listing.AddAsync();
                }
            });
            await adding;
            var read = pages.SelectMany(page => page.Keys).ToArray();
            Assert.Equal(read.Distinct(), read);
            Assert.Empty(old.Except(read));
        }
    }

    [Theory]
    [MemberData(nameof(Connections))]
    public async Task Bad_page_is_a_validation_error(string name)
    {
        var (_, listing) = await MakeAsync(name);
        await listing.FillAsync(2);
        var good = (await listing.ReadAsync("first: 1")).End!;
        string[] badCursors = ["nonsense", "", "AQAAAAAAAAAq", "1234", good + "A"];
        string[] bad =
        [
            "first: -1", "last: -1", "first: 101", "last: 101", "first: 1, last: 1",
            .. badCursors.Select(cursor => $"first: 1, after: \"{cursor}\""), .. badCursors.Select(cursor => $"last: 1, before: \"{cursor}\""),
        ];
        foreach (var page in bad)
            Assert.Equal((page, "VALIDATION", true), (page, (await listing.RefuseAsync(page)).Codes, (await listing.RefuseAsync(page)).IsNull));
    }

    private async Task<(ConnectionCase Connection, Listing Listing)> MakeAsync(string name)
    {
        var connection = ConnectionTable.All.Single(candidate => candidate.Name == name);
        return (connection, await connection.MakeAsync(stage));
    }

    /// <summary>What was added, in the list's order; everybody's posts hold others' as well.</summary>
    private static void AssertIsWhole(ConnectionCase connection, IReadOnlyList<string> added, IReadOnlyList<string> whole)
    {
        var own = connection.Field == "Query.publicFeed" ? [.. whole.Take(added.Count)] : whole;
        switch (connection.Order)
        {
            case ListOrder.NewestFirst:
                Assert.Equal(added.Reverse(), own);
                break;
            case ListOrder.OldestFirst:
                Assert.Equal(added, own);
                break;
            default:
                Assert.Equal(added.Order(), own.Order());
                break;
        }
    }

    /// <summary>Pages in the order of reading: each but the last is full, and each knows what is ahead and behind.</summary>
    private static void AssertCovers(
        IReadOnlyList<string> whole, int size, IReadOnlyList<Slice> pages, Func<Slice, bool> hasAhead, Func<Slice, bool> hasBehind)
    {
        AssertFull(whole, size, pages, hasAhead);
        Assert.Equal(pages.Select((_, index) => index > 0), pages.Select(hasBehind));
    }

    private static void AssertFull(IReadOnlyList<string> whole, int size, IReadOnlyList<Slice> pages, Func<Slice, bool> hasAhead)
    {
        Assert.Equal(whole.Chunk(size).Select(chunk => string.Join(' ', chunk)), pages.Select(page => string.Join(' ', page.Keys)));
        Assert.Equal(pages.Select((_, index) => index < pages.Count - 1), pages.Select(hasAhead));
    }
}
