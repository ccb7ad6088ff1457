using System.Diagnostics;

namespace Nexus.Rig.Postgres;

/// <summary>Whom the server runs as. PostgreSQL refuses root, so root lends it another account.</summary>
internal sealed record ServerAccount(string? User)
{
    /// <summary>What goes before a command line.</summary>
    public IReadOnlyList<string> Prefix => User is null ? [] : ["setpriv", $"--reuid={User}", $"--regid={GroupOf(User)}", "--clear-groups", "--"];

    public static ServerAccount Choose()
    {
        if (Environment.UserName != "root")
            return new ServerAccount(User: null);
        var users = File.ReadLines("/etc/passwd").Select(line => line.Split(':')[0]).ToHashSet();
        return new ServerAccount(users.Contains("postgres") ? "postgres" : "nobody");
    }

    /// <summary>Gives a directory to the account, which must be able to enter it.</summary>
    public async Task OwnAsync(string directory, CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsWindows())
            throw new PostgresClusterException("Private clusters need a Unix system; name a server instead.");
        File.SetUnixFileMode(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        if (User is null)
            return;
        await ExecuteAsync(["chown", User, directory], cancellationToken);
        try
        {
            await RunAsync(["test", "-x", directory], cancellationToken);
        }
        catch (PostgresClusterException)
        {
            throw new PostgresClusterException(
                $"PostgreSQL can not run as root, and the account {User} can not enter {directory}: choose a data directory outside of root's home.");
        }
    }

    /// <summary>Runs a program as the account, to its end.</summary>
    public Task RunAsync(IReadOnlyList<string> command, CancellationToken cancellationToken) =>
        ExecuteAsync([.. Prefix, .. command], cancellationToken);

    private static async Task ExecuteAsync(IReadOnlyList<string> command, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        using var process = Process.Start(start) ?? throw new PostgresClusterException($"{command[0]} could not be started.");
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = await process.StandardError.ReadToEndAsync(cancellationToken);
        await output;
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0)
            throw new PostgresClusterException($"{string.Join(' ', command)} failed: {errors.ReplaceLineEndings(" ").Trim()}");
    }

    private static string GroupOf(string user) =>
        File.ReadLines("/etc/passwd").Select(line => line.Split(':')).First(fields => fields[0] == user)[3];
}
