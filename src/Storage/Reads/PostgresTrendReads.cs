using Nexus.Storage.Connections;
using Nexus.Storage.Ids;
using Npgsql;

namespace Nexus.Storage.Reads;

internal sealed class PostgresTrendReads(StorageConnections connections) : ITrendReads
{
    private readonly ReadSession _session = new(connections.Search);

    public async Task<IReadOnlyList<TagScore>> ListScoresAsync(
        DateTimeOffset now, TimeSpan window, TimeSpan halfLife, IReadOnlyCollection<string>? tags, int limit, CancellationToken cancellationToken)
    {
        var command = new NpgsqlBatchCommand
        {
            Parameters =
            {
                ReadSession.Value(IdLayout.FirstAt(now - window)),
                ReadSession.Value(IdLayout.FirstAt(now)),
                ReadSession.Value(halfLife.TotalMilliseconds),
                ReadSession.Value((long)limit),
                ReadSession.Value(now.UtcDateTime),
            },
        };
        if (tags is not null)
            command.Parameters.Add(ReadSession.Value(tags.ToArray()));
        command.CommandText = ListScores(tags is null ? "true" : "tag = any($6)");
        return await _session.QueryAsync(
            command,
            (reader, token) => ReadSession.ReadRowsAsync(
                reader, row => new TagScore(row.GetString(0), row.GetDouble(1), IdLayout.TimeOf(row.GetInt64(2))), token),
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Post ids are times: the last use of each account is its newest post with the tag.</summary>
    private static string ListScores(string condition) => $"""
        select tag, sum(power(2, ((newest >> {IdLayout.TimeShift}) - ($2 >> {IdLayout.TimeShift})) / $3)) as score, max(newest)
        from (
          select tag, author_id, max(post_id) as newest from post_hashtags
          where post_id >= $1 and {condition} group by tag, author_id) uses
        where exists (select from users u where u.id = uses.author_id and not u.is_private and u.leaving_at is null
          and (u.suspended_until is null or u.suspended_until <= $5))
        group by tag order by score desc, tag limit $4
        """;
}
