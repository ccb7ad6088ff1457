using System.Diagnostics;
using System.Globalization;

namespace Nexus.Rig.Postgres;

/// <summary>Where PostgreSQL's server programs are on this machine.</summary>
public sealed record PostgresBinaries(string Directory)
{
    public string Postgres => Path.Combine(Directory, "postgres");

    public string Initdb => Path.Combine(Directory, "initdb");

    /// <summary>Looks in PATH, where <c>pg_config</c> says, and where distributions put them; the newest version wins. Null where there is none.</summary>
    public static PostgresBinaries? Find()
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return path.Concat(Configured(path)).Concat(Installed()).Select(directory => new PostgresBinaries(directory)).FirstOrDefault(Exists);
    }

    private static bool Exists(PostgresBinaries binaries) => File.Exists(binaries.Postgres) && File.Exists(binaries.Initdb);

    private static IEnumerable<string> Installed() =>
        new[] { "/usr/lib/postgresql", "/usr/local/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt" }
            .Where(System.IO.Directory.Exists)
            .SelectMany(System.IO.Directory.GetDirectories)
            .OrderByDescending(VersionOf)
            .Select(version => Path.Combine(version, "bin"))
            .Concat(["/usr/pgsql/bin", "/usr/local/pgsql/bin"]);

    private static int VersionOf(string directory) =>
        int.TryParse(Path.GetFileName(directory).Replace("postgresql@", "", StringComparison.Ordinal), CultureInfo.InvariantCulture, out var version)
            ? version
            : 0;

    private static IEnumerable<string> Configured(string[] path)
    {
        var program = path.Select(directory => Path.Combine(directory, "pg_config")).FirstOrDefault(File.Exists);
        if (program is null)
            yield break;
        using var process = Process.Start(new ProcessStartInfo(program, ["--bindir"]) { RedirectStandardOutput = true })!;
        yield return process.StandardOutput.ReadToEnd().Trim();
    }
}
