using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Nexus.Storage.Migrations;

/// <summary>One numbered SQL file. The checksum ignores how lines end.</summary>
internal sealed partial record Migration(int Version, string Name, string Sql, string Checksum)
{
    private const string Prefix = "Migrations/";

    /// <summary>The extension of PostgreSQL that it makes sure of; null for most.</summary>
    public string? Extension => ExtensionName().Match(Sql) is { Success: true } match ? match.Groups[1].Value : null;

    /// <summary>All that this program was built with, in order.</summary>
    public static IReadOnlyList<Migration> All { get; } = Load(typeof(Migration).Assembly);

    private static IReadOnlyList<Migration> Load(Assembly assembly) =>
        [.. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => Read(assembly, name))];

    private static Migration Read(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
        var sql = reader.ReadToEnd().ReplaceLineEndings("\n");
        var name = Path.GetFileNameWithoutExtension(resource[Prefix.Length..]);
        var version = int.Parse(name.AsSpan(0, name.IndexOf('_')), NumberStyles.None, CultureInfo.InvariantCulture);
        return new Migration(version, name, sql, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql))));
    }

    [GeneratedRegex(@"^create extension if not exists (\w+);", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex ExtensionName();
}
