using Nexus.Storage.Connections;
using Nexus.Storage.Ids;
using Nexus.Storage.Journal;
using Npgsql;

namespace Nexus.Storage.Reads;

internal sealed class PostgresNotificationReads(ReadSession session) : INotificationReads
{
    private const string Select =
        "select id, recipient_id, kind, actor_id, post_id, comment_number, created_at, group_id from notifications";

    private const string LoadReadMark = "select read_up_to from inboxes where recipient_id = $1";

    // Without those who are leaving: their rows go one after the other.
    private const string ListNewest = $"""
        {Select} n where recipient_id = $1 and id < $2
          and (select u.leaving_at is not null from users u where u.id = n.actor_id) is not true
        order by id desc limit $3
        """;

    private const string FindGroup = "select group_id from notifications where id = $1";

    private const string ListSince = $"{Select} where recipient_id = $1 and id > $2 order by id limit $3";

    private const string ListRecipients = "select distinct recipient_id from notifications where actor_id = $1 and recipient_id > $2 order by recipient_id limit $3";

    private const string ListWrittenByNode = $"{Select} where ((id >> 12) & 1023) = $1 and id > $2 order by id limit $3";

    public Task<NotificationId> LoadReadMarkAsync(UserId recipient, CancellationToken cancellationToken) =>
        session.QueryAsync(
            new NpgsqlBatchCommand(LoadReadMark) { Parameters = { ReadSession.Value(recipient.Value) } },
            async (reader, token) => new NotificationId(await reader.ReadAsync(token).ConfigureAwait(false) ? reader.GetInt64(0) : 0),
            cancellationToken);

    public Task<IReadOnlyList<NotificationRow>> ListNewestAsync(
        UserId recipient, NotificationId? before, int limit, CancellationToken cancellationToken) =>
        ListAsync(ListNewest, recipient.Value, before?.Value ?? long.MaxValue, limit, cancellationToken);

    public Task<NotificationId?> FindGroupAsync(NotificationId id, CancellationToken cancellationToken) =>
        session.QueryAsync(
            new NpgsqlBatchCommand(FindGroup) { Parameters = { ReadSession.Value(id.Value) } },
            async (reader, token) => await reader.ReadAsync(token).ConfigureAwait(false) ? new NotificationId(reader.GetInt64(0)) : (NotificationId?)null,
            cancellationToken);

    public Task<IReadOnlyList<NotificationRow>> ListSinceAsync(
        UserId recipient, NotificationId after, int limit, CancellationToken cancellationToken) =>
        ListAsync(ListSince, recipient.Value, after.Value, limit, cancellationToken);

    public async Task<IReadOnlyList<UserId>> ListRecipientsAsync(UserId actor, UserId after, int limit, CancellationToken cancellationToken) =>
        await session.QueryAsync(
            new NpgsqlBatchCommand(ListRecipients) { Parameters = { ReadSession.Value(actor.Value), ReadSession.Value(after.Value), ReadSession.Value((long)limit) } },
            (reader, token) => ReadSession.ReadRowsAsync(reader, row => row.GetUserId(0), token),
            cancellationToken).ConfigureAwait(false);

    public Task<IReadOnlyList<NotificationRow>> ListWrittenByNodeAsync(
        int node, NotificationId after, int limit, CancellationToken cancellationToken) =>
        ListAsync(ListWrittenByNode, node, after.Value, limit, cancellationToken);

    private async Task<IReadOnlyList<NotificationRow>> ListAsync(string sql, long whose, long bound, int limit, CancellationToken cancellationToken)
    {
        var command = new NpgsqlBatchCommand(sql)
        {
            Parameters = { ReadSession.Value(whose), ReadSession.Value(bound), ReadSession.Value((long)limit) },
        };
        return await session
            .QueryAsync(command, (reader, token) => ReadSession.ReadRowsAsync(reader, Map, token), cancellationToken)
            .ConfigureAwait(false);
    }

    private static NotificationRow Map(NpgsqlDataReader row) => new(
        new NotificationId(row.GetInt64(0)), row.GetUserId(1), (NotificationKind)row.GetInt16(2), row.GetUserId(3), row.GetOptionalPostId(4),
        row.GetOptionalCommentId(4, 5), row.GetTime(6), new NotificationId(row.GetInt64(7)));
}
