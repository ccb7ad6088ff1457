namespace Nexus.Gateway.Tests.Visibility;

/// <summary>
/// The table of who sees what, as it was written by hand: <c>who-sees-what.txt</c>. A block begins with the ways it is about; each of its rows has authors, things
/// and a letter for each viewer. The first row that names an author and a thing counts.
/// </summary>
internal static class Expectations
{
    private const string NoCell = ".";

    private const string Separator = " · ";

    private static readonly Lazy<Dictionary<Cell, string>> s_cells = new(() => Read(System.IO.File.ReadAllLines(Path.Combine(Repository.Root, "tests", "Gateway", "Visibility", "who-sees-what.txt"))));

    public static IEnumerable<Cell> Cells => s_cells.Value.Keys;

    public static string? Find(Cell cell) => s_cells.Value.GetValueOrDefault(cell);

    private static Dictionary<Cell, string> Read(string[] lines)
    {
        var cells = new Dictionary<Cell, string>();
        var ways = new List<string>();
        var areWaysRead = true;
        foreach (var line in lines.Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (line[0] == ' ')
            {
                areWaysRead = true;
                ReadRow(line, ways, cells);
                continue;
            }

            if (areWaysRead)
                ways.Clear();
            areWaysRead = false;
            ways.AddRange(line.Split(Separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(way => way.TrimEnd('·', ' ')));
        }

        return cells.Where(cell => cell.Value != NoCell).ToDictionary();
    }

    private static void ReadRow(string line, List<string> ways, Dictionary<Cell, string> cells)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(words.Length == 2 + World.Viewers.Length, $"That is no row: {line}");
        var authors = words[0] == "*" ? World.Authors : words[0].Split(',');
        foreach (var way in ways)
            foreach (var author in authors)
                foreach (var thing in words[1].Split(','))
                    for (var column = 0; column < World.Viewers.Length; column++)
                        if (World.HasPair(World.Viewers[column], author))
                            cells.TryAdd(new Cell(World.Viewers[column], author, thing, way), words[2 + column]);
    }
}
