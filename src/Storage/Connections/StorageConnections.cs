using Microsoft.Extensions.Options;
using Npgsql;

namespace Nexus.Storage.Connections;

/// <summary>The ways to the database: a pool for reads, a small one for searches, and one lasting connection for the journal.</summary>
internal sealed class StorageConnections : IAsyncDisposable
{
    /// <summary>The journal finds rows by key only, and its plans are made once, while tables may still be empty: no scans, no re-planning.</summary>
    private const string JournalSettings =
        "-c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c enable_material=off -c jit=off";

    /// <summary>A search is planned for its words, and finds rows by indexes; names are alike to the ear of somebody who mistypes one letter.</summary>
    private const string SearchSettings =
        "-c plan_cache_mode=force_custom_plan -c enable_seqscan=off -c jit=off -c max_parallel_workers_per_gather=0 -c pg_trgm.word_similarity_threshold=0.4";

    public StorageConnections(IOptions<StorageOptions> options)
    {
        var settings = options.Value;
        Reads = Create(settings, "nexus", "-c jit=off", settings.MaxReadConnections);
        Search = Create(settings, "nexus search", SearchSettings, settings.MaxSearchConnections);
        JournalName = $"nexus journal {Guid.NewGuid():N}"[..40];
        Journal = Create(settings, JournalName, JournalSettings, 2);
    }

    public NpgsqlDataSource Reads { get; }

    /// <summary>What costs more than a look-up: others do not wait for it.</summary>
    public NpgsqlDataSource Search { get; }

    public NpgsqlDataSource Journal { get; }

    /// <summary>The application name by which this journal's server processes are known; no other journal has it.</summary>
    public string JournalName { get; }

    /// <summary>Whether Npgsql can read a connection string; whether there is such a server is another question.</summary>
    public static bool IsReadable(string connectionString)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connectionString).Host is not null;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or KeyNotFoundException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Reads.DisposeAsync();
        await Search.DisposeAsync();
        await Journal.DisposeAsync();
    }

    private static NpgsqlDataSource Create(StorageOptions settings, string name, string serverSettings, int connections)
    {
        var builder = new NpgsqlConnectionStringBuilder(settings.ConnectionString)
        {
            ApplicationName = name,
            Timeout = WholeSeconds(settings.ConnectTimeout),
            CommandTimeout = WholeSeconds(settings.CommandTimeout),
            // A server that does not answer a cancellation within this time is not waited for.
            CancellationTimeout = 500,
            MaxPoolSize = connections,
            MinPoolSize = 0,
            KeepAlive = 0,
            MaxAutoPrepare = 100,
            AutoPrepareMinUsages = 2,
            NoResetOnClose = true,
        };
        builder.Options = string.IsNullOrEmpty(builder.Options) ? serverSettings : $"{builder.Options} {serverSettings}";
        // Named, so that what is measured of it does not go by the whole connection string.
        return new NpgsqlDataSourceBuilder(builder.ConnectionString) { Name = name }.Build();
    }

    private static int WholeSeconds(TimeSpan time) => Math.Max(1, (int)Math.Ceiling(time.TotalSeconds));
}
