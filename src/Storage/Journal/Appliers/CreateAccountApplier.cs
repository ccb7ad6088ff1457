using Nexus.Storage.Search;
using Npgsql;

namespace Nexus.Storage.Journal.Appliers;

/// <summary>
/// Writes a person with both handles, credentials and a session, or nothing. Handles are inserted without a conflict clause: losing a race against
/// another silo fails the statement, and its repetition sees the name as taken.
/// </summary>
internal sealed class CreateAccountApplier : ChangeApplier
{
    private const string Sql = """
        with input as materialized (
          select * from unnest($1::int[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::timestamptz[],
              $8::uuid[], $9::bytea[], $10::text[], $11::timestamptz[], $12::timestamptz[], $13::text[], $14::text[], $15::text[], $16::uuid[])
            as t (ordinal, id, username, email, display_name, password_hash, created_at,
              session_id, refresh_hash, user_agent, session_created_at, expires_at, username_handle, email_handle, found_by, mail_id)),
        judged as materialized (
          select i.*,
            (select h.user_id from handles h where h.name = i.username_handle) as username_owner,
            (select h.user_id from handles h where h.name = i.email_handle) as email_owner
          from input i),
        free as materialized (select * from judged where username_owner is null and email_owner is null),
        new_users as (
          insert into users (id, username, display_name, created_at, found_by)
          select id, username, display_name, created_at, found_by from free order by id),
        new_handles as (
          insert into handles (name, user_id)
          select username_handle, id from free union all select email_handle, id from free order by 1),
        new_accounts as (
          insert into accounts (user_id, email, password_hash, created_at)
          select id, email, password_hash, created_at from free order by id),
        new_sessions as (
          insert into sessions (id, user_id, refresh_hash, user_agent, created_at, last_used_at, expires_at)
          select session_id, id, refresh_hash, user_agent, session_created_at, session_created_at, expires_at from free order by session_id),
        new_mails as (
          insert into mails (id, user_id, kind, created_at, next_at)
          select mail_id, id, 1, created_at, created_at from free where mail_id is not null order by mail_id)
        select ordinal, coalesce(username_owner = id, true), coalesce(email_owner = id, true) from judged
        """;

    public override IReadOnlyList<Type> Kinds { get; } = [typeof(CreateAccount)];

    public override void Claim(Change change, ClaimSet claims)
    {
        var account = (CreateAccount)change;
        claims.Own(new Claim(ClaimSpace.User, account.User.Value));
        claims.Own(new Claim(ClaimSpace.Handle, 0, Text: Handle.Of(account.Username)));
        claims.Own(new Claim(ClaimSpace.Handle, 0, Text: Handle.Of(account.Email)));
    }

    public override NpgsqlBatchCommand CreateCommand(IReadOnlyList<PendingChange> changes) => new(Sql)
    {
        Parameters =
        {
            Ordinals(changes),
            Column(changes, (CreateAccount account) => account.User.Value),
            Column(changes, (CreateAccount account) => account.Username),
            Column(changes, (CreateAccount account) => account.Email),
            Column(changes, (CreateAccount account) => account.DisplayName),
            Column(changes, (CreateAccount account) => account.PasswordHash),
            Column(changes, (CreateAccount account) => account.CreatedAt.UtcDateTime),
            Column(changes, (CreateAccount account) => account.Session.Id),
            Column(changes, (CreateAccount account) => account.Session.RefreshHash),
            Column(changes, (CreateAccount account) => account.Session.UserAgent),
            Column(changes, (CreateAccount account) => account.Session.CreatedAt.UtcDateTime),
            Column(changes, (CreateAccount account) => account.Session.ExpiresAt.UtcDateTime),
            Column(changes, (CreateAccount account) => Handle.Of(account.Username)),
            Column(changes, (CreateAccount account) => Handle.Of(account.Email)),
            Column(changes, (CreateAccount account) => PersonNames.ToFoundBy(account.Username, account.DisplayName)),
            Column(changes, (CreateAccount account) => account.Verification?.Id),
        },
    };

    public override async Task ReadOutcomesAsync(
        NpgsqlDataReader reader, IReadOnlyList<PendingChange> changes, CancellationToken cancellationToken)
    {
        while (await reader.ReadAsync(cancellationToken))
        {
            var (hasUsername, hasEmail) = (reader.GetBoolean(1), reader.GetBoolean(2));
            changes[reader.GetInt32(0)].Answer(
                !hasUsername ? CreateAccountOutcome.UsernameTaken
                : !hasEmail ? CreateAccountOutcome.EmailTaken
                : CreateAccountOutcome.Created);
        }
    }
}
