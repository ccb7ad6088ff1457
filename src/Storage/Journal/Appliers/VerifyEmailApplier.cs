using Npgsql;

namespace Nexus.Storage.Journal.Appliers;

/// <summary>Uses tokens that prove an e-mail address. One that was used at this change's own time was used by an earlier attempt of it.</summary>
internal sealed class VerifyEmailApplier : FlagApplier
{
    private const string Sql = """
        with input as materialized (
          select * from unnest($1::int[], $2::bigint[], $3::bytea[], $4::timestamptz[]) as t (ordinal, user_id, token_hash, at)),
        used as (
          update account_tokens t set used_at = i.at
          from input i
          where t.token_hash = i.token_hash and t.user_id = i.user_id and t.kind = 1 and t.expires_at > i.at and (t.used_at is null or t.used_at = i.at)
          returning i.ordinal, t.user_id),
        verified as (
          update accounts a set email_verified = true from used u where a.user_id = u.user_id)
        select ordinal from used
        """;

    public override IReadOnlyList<Type> Kinds { get; } = [typeof(VerifyEmail)];

    public override void Claim(Change change, ClaimSet claims) => claims.OwnAccount(((VerifyEmail)change).User);

    public override NpgsqlBatchCommand CreateCommand(IReadOnlyList<PendingChange> changes) => new(Sql)
    {
        Parameters =
        {
            Ordinals(changes),
            Column(changes, (VerifyEmail verify) => verify.User.Value),
            Column(changes, (VerifyEmail verify) => verify.TokenHash),
            Column(changes, (VerifyEmail verify) => verify.At.UtcDateTime),
        },
    };
}
