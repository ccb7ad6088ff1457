using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Nexus.Storage.Connections;
using Npgsql;

namespace Nexus.Storage.Search;

/// <summary>
/// Writes what posts and people are found by where it is missing: rows from before there was a search, and those that others than the journal have put there. Begins when the
/// host starts, goes on beside everything else and ends when nothing is missing; any number of silos may do it at once.
/// </summary>
internal sealed partial class SearchBackfill(StorageConnections connections, ILogger<SearchBackfill> logger) : BackgroundService
{
    private const int BatchSize = 500;

    private const string ListPosts = "select id, text, '' from posts where words is null and deleted_at is null order by id limit $1";
    private const string ListPeople = "select id, username, display_name from users where found_by is null order by id limit $1";

    // What has been changed meanwhile has got its words with the change.
    private const string WritePosts = """
        update posts p set words = i.words::tsvector from unnest($1::bigint[], $2::text[], $3::text[]) as i (id, text, words)
        where p.id = i.id and p.words is null and p.text = i.text
        """;
    private const string WritePeople = """
        update users u set found_by = i.found_by from unnest($1::bigint[], $2::text[], $3::text[]) as i (id, display_name, found_by)
        where u.id = i.id and u.found_by is null and u.display_name = i.display_name
        """;

    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(5);
    private readonly ReadSession _session = new(connections.Search);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await RunAsync("posts", ListPosts, WritePosts, row => (row.First, PostWords.ToVector(row.First)), stoppingToken);
        await RunAsync("people", ListPeople, WritePeople, row => (row.Second, PersonNames.ToFoundBy(row.First, row.Second)), stoppingToken);
    }

    private async Task RunAsync(
        string what, string list, string write, Func<(string First, string Second), (string Known, string Written)> index, CancellationToken cancellationToken)
    {
        var total = 0;
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                var written = await WriteBatchAsync(list, write, index, cancellationToken);
                total += written;
                if (written > 0)
                    continue;
                if (total > 0)
                    LogDone(total, what);
                return;
            }
            catch (StorageUnavailableException)
            {
                await Task.Delay(s_pause, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task<int> WriteBatchAsync(
        string list, string write, Func<(string First, string Second), (string Known, string Written)> index, CancellationToken cancellationToken)
    {
        var rows = await _session.QueryAsync(
            new NpgsqlBatchCommand(list) { Parameters = { ReadSession.Value((long)BatchSize) } },
            (reader, token) => ReadSession.ReadRowsAsync(reader, row => (Id: row.GetInt64(0), Texts: (row.GetString(1), row.GetString(2))), token),
            cancellationToken).ConfigureAwait(false);
        if (rows.Count == 0)
            return 0;
        var indexed = rows.ConvertAll(row => index(row.Texts));
        await _session.QueryAsync(
            new NpgsqlBatchCommand(write)
            {
                Parameters =
                {
                    ReadSession.Value(rows.Select(row => row.Id).ToArray()),
                    ReadSession.Value(indexed.Select(row => row.Known).ToArray()),
                    ReadSession.Value(indexed.Select(row => row.Written).ToArray()),
                },
            },
            static (_, _) => Task.FromResult(true),
            cancellationToken).ConfigureAwait(false);
        return rows.Count;
    }

    [LoggerMessage(EventId = 1301, Level = LogLevel.Information, Message = "The search knows {Count} more {What}")]
    private partial void LogDone(int count, string what);
}
