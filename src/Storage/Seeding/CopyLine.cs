using System.Globalization;
using System.Text;

namespace Nexus.Storage.Seeding;

/// <summary>A row in the text format of PostgreSQL's <c>COPY</c>.</summary>
internal sealed class CopyLine
{
    private const string Null = @"\N";
    private readonly StringBuilder _line = new();
    private bool _hasFields;

    public CopyLine Add(long? value) => value is { } number ? AddRaw(number.ToString(CultureInfo.InvariantCulture)) : AddRaw(Null);

    public CopyLine Add(bool value) => AddRaw(value ? "t" : "f");

    public CopyLine Add(DateTimeOffset value) => AddRaw(value.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture));

    public CopyLine Add(string value)
    {
        Separate();
        _line.Append(value.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal)
            .Replace("\r", @"\r", StringComparison.Ordinal).Replace("\t", @"\t", StringComparison.Ordinal));
        return this;
    }

    /// <summary>The line with its end; the next one begins.</summary>
    public string Take()
    {
        var line = _line.Append('\n').ToString();
        _line.Clear();
        _hasFields = false;
        return line;
    }

    private CopyLine AddRaw(string value)
    {
        Separate();
        _line.Append(value);
        return this;
    }

    private void Separate()
    {
        if (_hasFields)
            _line.Append('\t');
        _hasFields = true;
    }
}
