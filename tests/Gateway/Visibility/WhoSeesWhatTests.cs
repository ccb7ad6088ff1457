namespace Nexus.Gateway.Tests.Visibility;

/// <summary>Each cell of the table of docs/decisions/graph.md, by each way to it.</summary>
public sealed class WhoSeesWhatTests(World world) : IClassFixture<World>
{
    public static TheoryData<string, string, string, string> Cells
    {
        get
        {
            var cells = new TheoryData<string, string, string, string>();
            foreach (var cell in Expectations.Cells)
                cells.Add(cell.Way, cell.Author, cell.Thing, cell.Viewer);
            return cells;
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Cell_is_as_the_table_says(string way, string author, string thing, string viewer)
    {
        var cell = new Cell(viewer, author, thing, way);
        Assert.Equal((cell, Expectations.Find(cell)), (cell, world.Answers.Find(cell)));
    }

    [Fact]
    public async Task Every_field_by_which_something_is_come_by_is_asked_for()
    {
        var schema = await world.Gateway.Anonymous().SendAsync(AskedFields.Introspection);
        var fields = new AskedFields(schema.At("data", "__schema"));
        Assert.Empty(fields.ListWanted().Except(fields.ListAsked(world.Documents.Keys)).Order());
    }

    [Fact]
    public void Whatever_was_asked_stands_in_the_table() =>
        Assert.Empty(world.Answers.Cells.Except(Expectations.Cells).Select(cell => $"{cell}: {world.Answers.Find(cell)}").Order());
}
