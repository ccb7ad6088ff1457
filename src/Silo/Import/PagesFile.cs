using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Nexus.Silo.Import;

/// <summary>A page of the network: its number in the file, its name and its kind ("company", "tvshow", …).</summary>
internal readonly record struct PageLine(int Line, long Id, string Name, string Kind);

/// <summary>A mutual link between two pages.</summary>
internal readonly record struct LinkLine(int Line, long First, long Second);

/// <summary>Reads the two CSV files. A line that cannot be read is refused, the rest goes on.</summary>
internal static class PagesFile
{
    private static readonly string[] NodeColumns = ["id", "page_name", "page_type"];
    private static readonly string[] EdgeColumns = ["id_1", "id_2"];

    public static IEnumerable<PageLine> ReadPages(string path, RefusedLines refused)
    {
        foreach (var (line, fields) in ReadLines(path, NodeColumns, refused))
        {
            if (!TryParseId(fields[0], out var id))
                refused.Add(path, line, "the id is not a number");
            else
                yield return new PageLine(line, id, fields[1], fields[2]);
        }
    }

    public static IEnumerable<LinkLine> ReadLinks(string path, RefusedLines refused)
    {
        foreach (var (line, fields) in ReadLines(path, EdgeColumns, refused))
        {
            if (!TryParseId(fields[0], out var first) || !TryParseId(fields[1], out var second))
                refused.Add(path, line, "an id is not a number");
            else
                yield return new LinkLine(line, first, second);
        }
    }

    // Ids take 31 bits in the user ids that are made of them.
    private static bool TryParseId(string text, out long id) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out id) && id < int.MaxValue;

    private static IEnumerable<(int Line, string[] Fields)> ReadLines(string path, string[] columns, RefusedLines refused)
    {
        using var reader = new StreamReader(path);
        using var csv = new CsvReader(reader, new CsvConfiguration(CultureInfo.InvariantCulture) { BadDataFound = null, MissingFieldFound = null });
        if (!csv.Read() || !csv.ReadHeader() || columns.Any(column => csv.HeaderRecord!.IndexOf(column) < 0))
            throw new InvalidDataException($"{Path.GetFileName(path)} needs the columns {string.Join(", ", columns)}");
        while (csv.Read())
        {
            var fields = columns.Select(column => csv.GetField(column) ?? "").ToArray();
            if (fields.Any(string.IsNullOrWhiteSpace))
                refused.Add(path, csv.Parser.RawRow, "a field is missing");
            else
                yield return (csv.Parser.RawRow, fields);
        }
    }
}
