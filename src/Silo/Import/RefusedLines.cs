namespace Nexus.Silo.Import;

/// <summary>The lines of an import that were not taken, by file and reason.</summary>
internal sealed class RefusedLines
{
    private readonly SortedDictionary<(string File, string Reason), List<int>> _lines = [];

    public int Count => _lines.Values.Sum(lines => lines.Count);

    public void Add(string path, int line, string reason)
    {
        var key = (Path.GetFileName(path), reason);
        if (!_lines.TryGetValue(key, out var lines))
            _lines.Add(key, lines = []);
        lines.Add(line);
    }

    /// <summary>One text a reason: the file, how many lines, why, and their numbers.</summary>
    public IEnumerable<string> Describe() => _lines.Select(entry =>
        $"{entry.Key.File}: {entry.Value.Count} refused, {entry.Key.Reason}: lines {string.Join(", ", entry.Value)}");
}
