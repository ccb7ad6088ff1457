using Npgsql;

namespace Nexus.Storage.Journal.Appliers;

/// <summary>Replaces passwords. A hash that is the stored one already was put there by an earlier attempt: hashes are salted.</summary>
internal sealed class ReplacePasswordApplier : SessionsApplier
{
    private const string Sql = $"""
        with input as materialized (
          select * from unnest($1::int[], $2::bigint[], $3::bytea[], $4::text[], $5::uuid[], $6::timestamptz[],
              $7::uuid[], $8::bytea[], $9::text[], $10::timestamptz[], $11::uuid[])
            as t (ordinal, user_id, token_hash, new_hash, kept, at, session_id, refresh_hash, user_agent, expires_at, mail_id)),
        used as (
          update account_tokens t set used_at = i.at
          from input i
          where t.token_hash = i.token_hash and t.user_id = i.user_id and t.kind = 2 and t.expires_at > i.at and t.used_at is null
          returning i.ordinal),
        good as materialized (
          select i.* from input i join accounts a on a.user_id = i.user_id
          where i.token_hash is null or i.ordinal in (select ordinal from used) or a.password_hash = i.new_hash),
        voided as (
          update account_tokens t set used_at = g.at
          from good g
          where t.user_id = g.user_id and t.kind = 2 and t.used_at is null and t.token_hash is distinct from g.token_hash),
        replaced as (
          update accounts a set password_hash = g.new_hash, email_verified = a.email_verified or g.token_hash is not null
          from good g
          where a.user_id = g.user_id),
        leaving as materialized (select ordinal, user_id, kept, at from good),
        {EndSessions},
        opened as (
          insert into sessions (id, user_id, refresh_hash, user_agent, created_at, last_used_at, expires_at)
          select session_id, user_id, refresh_hash, user_agent, at, at, expires_at from good where session_id is not null order by session_id
          on conflict do nothing),
        mailed as (
          insert into mails (id, user_id, kind, created_at, next_at) select mail_id, user_id, 3, at, at from good order by mail_id
          on conflict do nothing)
        select ordinal, null::uuid from good union all select ordinal, id from ended
        """;

    public override IReadOnlyList<Type> Kinds { get; } = [typeof(ReplacePassword)];

    protected override IReadOnlyList<Guid>? Nothing => null;

    public override void Claim(Change change, ClaimSet claims) => claims.OwnAccount(((ReplacePassword)change).User);

    public override NpgsqlBatchCommand CreateCommand(IReadOnlyList<PendingChange> changes) => new(Sql)
    {
        Parameters =
        {
            Ordinals(changes),
            Column(changes, (ReplacePassword replace) => replace.User.Value),
            Column(changes, (ReplacePassword replace) => replace.TokenHash),
            Column(changes, (ReplacePassword replace) => replace.NewHash),
            Column(changes, (ReplacePassword replace) => replace.Kept),
            Column(changes, (ReplacePassword replace) => replace.At.UtcDateTime),
            Column(changes, (ReplacePassword replace) => replace.Opened?.Id),
            Column(changes, (ReplacePassword replace) => replace.Opened?.RefreshHash),
            Column(changes, (ReplacePassword replace) => replace.Opened?.UserAgent),
            Column(changes, (ReplacePassword replace) => replace.Opened?.ExpiresAt.UtcDateTime),
            Column(changes, (ReplacePassword replace) => replace.Notice.Id),
        },
    };
}
