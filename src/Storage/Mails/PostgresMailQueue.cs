using Nexus.Storage.Connections;
using Nexus.Storage.Ids;
using Nexus.Storage.Journal;
using Nexus.Storage.Reads;
using Npgsql;

namespace Nexus.Storage.Mails;

internal sealed class PostgresMailQueue(ReadSession session) : IMailQueue
{
    private const string Take = """
        with due as materialized (
          select id from mails where next_at <= $1 order by next_at limit $3 for update skip locked),
        taken as (
          update mails m set attempts = m.attempts + 1, next_at = $2 from due d where m.id = d.id
          returning m.id, m.user_id, m.kind, m.created_at, m.attempts)
        select t.id, t.user_id, t.kind, u.username, a.email, t.created_at, t.attempts
        from taken t join users u on u.id = t.user_id join accounts a on a.user_id = t.user_id
        order by t.created_at, t.id
        """;

    private const string AddToken = """
        insert into account_tokens (token_hash, user_id, kind, created_at, expires_at)
        select $1, user_id, $3, $4, $5 from accounts where user_id = $2
        returning true
        """;

    private const string Remove = "delete from mails where id = $1";

    private const string Postpone = "update mails set next_at = $2, last_error = $3 where id = $1";

    private const string RemoveTokens = "delete from account_tokens where expires_at < $1";

    public async Task<IReadOnlyList<DueMail>> TakeAsync(int count, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken) =>
        await session.QueryAsync(
            new NpgsqlBatchCommand(Take)
            {
                Parameters = { ReadSession.Value(now.UtcDateTime), ReadSession.Value(until.UtcDateTime), ReadSession.Value(count) },
            },
            (reader, token) => ReadSession.ReadRowsAsync(reader, Map, token),
            cancellationToken).ConfigureAwait(false);

    public Task<bool> AddTokenAsync(
        UserId user, MailKind kind, byte[] tokenHash, DateTimeOffset now, DateTimeOffset expiresAt, CancellationToken cancellationToken) =>
        session.QueryAsync(
            new NpgsqlBatchCommand(AddToken)
            {
                Parameters =
                {
                    ReadSession.Value(tokenHash), ReadSession.Value(user.Value), ReadSession.Value((short)kind), ReadSession.Value(now.UtcDateTime),
                    ReadSession.Value(expiresAt.UtcDateTime),
                },
            },
            (reader, token) => reader.ReadAsync(token),
            cancellationToken);

    public Task RemoveAsync(Guid mail, CancellationToken cancellationToken) =>
        session.ExecuteAsync(new NpgsqlBatchCommand(Remove) { Parameters = { ReadSession.Value(mail) } }, cancellationToken);

    public Task PostponeAsync(Guid mail, DateTimeOffset? nextAt, string reason, CancellationToken cancellationToken) =>
        session.ExecuteAsync(
            new NpgsqlBatchCommand(Postpone)
            {
                Parameters = { ReadSession.Value(mail), ReadSession.Value(nextAt?.UtcDateTime), ReadSession.Value(reason) },
            },
            cancellationToken);

    public Task RemoveTokensAsync(DateTimeOffset expiredBefore, CancellationToken cancellationToken) =>
        session.ExecuteAsync(new NpgsqlBatchCommand(RemoveTokens) { Parameters = { ReadSession.Value(expiredBefore.UtcDateTime) } }, cancellationToken);

    private static DueMail Map(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetUserId(1), (MailKind)row.GetInt16(2), row.GetString(3), row.GetString(4), row.GetTime(5), row.GetInt32(6));
}
