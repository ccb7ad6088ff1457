using Npgsql;

namespace Nexus.Storage.Journal.Appliers;

/// <summary>Removes another part of what is about deleted posts.</summary>
internal sealed class ClearPostApplier : ChangeApplier
{
    private static readonly string Sql = $"""
        with input as materialized (
          select * from unnest($1::int[], $2::bigint[]) as t (ordinal, id)),
        dead as materialized (
          select p.id, {ClearingSql.IsLastPart} as is_last
          from input i join posts p on p.id = i.id where p.deleted_at is not null and not p.is_cleared),
        cleared as (
          update posts p set is_cleared = true from dead d where p.id = d.id and d.is_last),
        {ClearingSql.Parts("dead")}
        select id from dead where not is_last
        """;

    public override IReadOnlyList<Type> Kinds { get; } = [typeof(ClearPost)];

    public override void Claim(Change change, ClaimSet claims) =>
        claims.Own(new Claim(ClaimSpace.Post, ((ClearPost)change).Post.Value));

    public override NpgsqlBatchCommand CreateCommand(IReadOnlyList<PendingChange> changes) => new(Sql)
    {
        Parameters = { Ordinals(changes), Column(changes, (ClearPost clear) => clear.Post.Value) },
    };

    public override async Task ReadOutcomesAsync(
        NpgsqlDataReader reader, IReadOnlyList<PendingChange> changes, CancellationToken cancellationToken)
    {
        var unfinished = new HashSet<long>();
        while (await reader.ReadAsync(cancellationToken))
            unfinished.Add(reader.GetInt64(0));
        foreach (var pending in changes)
            pending.Answer(!unfinished.Contains(((ClearPost)pending.Change).Post.Value));
    }
}
