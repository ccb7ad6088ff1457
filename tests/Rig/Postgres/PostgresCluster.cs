using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Nexus.Rig.Postgres;

/// <summary>
/// A PostgreSQL server of our own, in one directory: reachable only through a socket in that directory, and ended with the process that
/// started it, however that ends.
/// </summary>
public sealed class PostgresCluster : IAsyncDisposable
{
    /// <summary>
    /// The server runs in a session of its own (a Ctrl-C is for us, not for it), beside a reader of our pipe: when we close it, or are gone, it
    /// is told to shut down. $1: data directory, $2: what to remove in the end, or nothing; then the server's command line.
    /// </summary>
    private const string Keeper = """
        data=$1; remove=$2; shift 2
        exec 3<&0
        "$@" </dev/null &
        server=$!
        { read line <&3; pid=$(head -n 1 "$data/postmaster.pid" 2>/dev/null) || pid=$server; kill -INT "$pid"; } 2>/dev/null &
        reader=$!
        wait $server; code=$?
        kill $reader 2>/dev/null
        if [ -n "$remove" ]; then rm -rf "$remove"; fi
        exit $code
        """;

    private static readonly TimeSpan s_startTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_stopTimeout = TimeSpan.FromSeconds(15);

    private readonly PostgresClusterOptions _options;
    private readonly PostgresBinaries _binaries;
    private readonly ServerAccount _account;
    private Process? _process;

    /// <summary>Nothing is touched before <see cref="StartAsync"/>.</summary>
    /// <exception cref="PostgresClusterException">PostgreSQL's programs are not on this machine.</exception>
    public PostgresCluster(PostgresClusterOptions options)
    {
        _options = options;
        _binaries = PostgresBinaries.Find()
            ?? throw new PostgresClusterException("PostgreSQL's server programs (initdb, postgres) were not found: install PostgreSQL 14 or newer.");
        _account = ServerAccount.Choose();
        Root = Path.GetFullPath(options.Directory);
        SocketDirectory = SocketDirectoryFor(Root);
    }

    /// <summary>Holds everything of the cluster.</summary>
    public string Root { get; }

    public string DataDirectory => Path.Combine(Root, "data");

    public string LogFile => Path.Combine(Root, "postgres.log");

    private string SocketDirectory { get; }

    /// <summary>How to connect to one of its databases; <c>postgres</c> is always there.</summary>
    public string ConnectionString(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = SocketDirectory,
        Username = "nexus",
        Database = database,
    }.ConnectionString;

    /// <summary>Makes the cluster where the directory has none, starts the server and returns once it answers.</summary>
    /// <exception cref="PostgresClusterException">It did not start; the message says why.</exception>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        Directory.CreateDirectory(Root);
        Directory.CreateDirectory(SocketDirectory);
        await _account.OwnAsync(Root, cancellationToken);
        await _account.OwnAsync(SocketDirectory, cancellationToken);
        if (!File.Exists(Path.Combine(DataDirectory, "PG_VERSION")))
            await InitializeAsync(cancellationToken);
        _process = StartServer();
        await AwaitAnswerAsync(_process, cancellationToken);
    }

    /// <summary>Ends all connections and shuts down; everything committed is on disk.</summary>
    public async Task StopAsync()
    {
        if (Interlocked.Exchange(ref _process, null) is not { } process)
            return;
        process.StandardInput.Close();
        await AwaitExitAsync(process);
    }

    /// <summary>Ends the server and all its connections at once and without a checkpoint, so that it recovers as after a crash when it is started again.</summary>
    public async Task KillAsync()
    {
        if (Interlocked.Exchange(ref _process, null) is not { } process)
            return;
        // Not SIGKILL: the postmaster would be gone before its children, and they would go on to answer for a moment.
        using (var kill = Process.Start("kill", ["-QUIT", ReadPostmasterId().ToString(CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync();
        await AwaitExitAsync(process);
    }

    public async ValueTask DisposeAsync() => await StopAsync();

    /// <summary>Makes the database where it is missing.</summary>
    public async Task EnsureDatabaseAsync(string database, CancellationToken cancellationToken = default)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync(cancellationToken);
        await using var find = new NpgsqlCommand("select exists (select from pg_database where datname = $1)", connection)
        {
            Parameters = { new() { Value = database } },
        };
        if (await find.ExecuteScalarAsync(cancellationToken) is true)
            return;
        var name = new NpgsqlCommandBuilder().QuoteIdentifier(database);
        await using var create = new NpgsqlCommand($"create database {name}", connection);
        await create.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>A socket's path may have 107 bytes only; where the root's is too long, a short one is made from it.</summary>
    private static string SocketDirectoryFor(string root)
    {
        var inside = Path.Combine(root, "socket");
        if (System.Text.Encoding.UTF8.GetByteCount(inside) < 85)
            return inside;
        var hash = System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(root));
        return Path.Combine(Path.GetTempPath(), $"nexus-{Convert.ToHexStringLower(hash.AsSpan(0, 8))}");
    }

    private async Task InitializeAsync(CancellationToken cancellationToken)
    {
        string[] arguments =
        [
            "--pgdata", DataDirectory, "--username", "nexus", "--encoding", "UTF8", "--locale", "C", "--auth", "trust",
            .. _options.IsDurable ? [] : new[] { "--no-sync" },
        ];
        await _account.RunAsync([_binaries.Initdb, .. arguments], cancellationToken);
    }

    private Process StartServer()
    {
        List<string> settings =
        [
            "listen_addresses=", $"unix_socket_directories={SocketDirectory}", "unix_socket_permissions=0700",
            "logging_collector=off", "max_connections=200",
            .. _options.IsDurable ? [] : new[] { "fsync=off", "full_page_writes=off" },
            .. _options.Settings,
        ];
        string[] server = [_binaries.Postgres, "-D", DataDirectory, .. settings.SelectMany(setting => new[] { "-c", setting })];
        var remove = _options.RemoveAtEnd ? Root : "";
        var redirected = $"exec >>\"{LogFile}\" 2>&1\n{Keeper}";
        var start = new ProcessStartInfo("setsid", ["sh", "-c", redirected, "nexus-postgres", DataDirectory, remove, .. _account.Prefix, .. server])
        {
            RedirectStandardInput = true,
            WorkingDirectory = "/",
        };
        return Process.Start(start) ?? throw new PostgresClusterException("The server's process could not be started.");
    }

    private async Task AwaitAnswerAsync(Process process, CancellationToken cancellationToken)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(start) < s_startTimeout)
        {
            if (process.HasExited)
                throw new PostgresClusterException($"PostgreSQL ended while starting: {LastLogLines()}");
            try
            {
                await using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false;Timeout=2");
                await connection.OpenAsync(cancellationToken);
                return;
            }
            catch (NpgsqlException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(30), cancellationToken);
            }
        }
        await StopAsync();
        throw new PostgresClusterException($"PostgreSQL did not answer within {s_startTimeout.TotalSeconds} s: {LastLogLines()}");
    }

    private static async Task AwaitExitAsync(Process process)
    {
        using (process)
        {
            process.StandardInput.Close();
            await process.WaitForExitAsync().WaitAsync(s_stopTimeout);
        }
    }

    private int ReadPostmasterId() =>
        int.Parse(File.ReadLines(Path.Combine(DataDirectory, "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    private string LastLogLines() => File.Exists(LogFile) ? string.Join(" | ", File.ReadLines(LogFile).TakeLast(3)) : "no log";
}
