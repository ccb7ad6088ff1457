using Npgsql;

namespace Nexus.Storage.Journal.Appliers;

/// <summary>
/// Adds and removes edges in one statement, so that a batch locks each counter once and in order. An add is "changed" when the stored key is its
/// own, also when it was an earlier attempt of it that wrote the row. Nothing is added that points to a post that is gone.
/// </summary>
internal sealed class EdgeApplier : ChangeApplier
{
    private const string UserMoves = """
        select source as id, 2::smallint as counter, delta from moved where kind = 1
        union all select target, 1::smallint, delta from moved where kind = 1
        """;

    private const string PostMoves = """
        select target as id, case kind when 2 then 1 else 3 end::smallint as counter, delta from moved where kind in (2, 3)
        """;

    private const string CommentMoves = "select target as id, 2::smallint as counter, delta from moved where kind = 8";

    // Rows are told apart by their first column; they are put together in memory, because joins between
    // the parts would be nested loops over as many rows as the batch has.
    private static readonly string Sql = $"""
        with input as materialized (
          select *, case when adds and kind in (2, 3, 4)
              then (select true from posts p where p.id = target and p.deleted_at is null) is null else false end as is_void
          from unnest($1::boolean[], $2::smallint[], $3::bigint[], $4::bigint[], $5::bigint[], $6::timestamptz[], $7::int[])
            as t (adds, kind, source, target, key, created_at, ordinal)),
        added as (
          insert into edges (kind, source, target, key, created_at)
          select kind, source, target, key, created_at from input where adds and not is_void order by kind, source, target, ordinal
          on conflict do nothing
          returning kind, source, target, key),
        removed as (
          delete from edges e using (select * from input where not adds order by kind, source, target) i
          where e.kind = i.kind and e.source = i.source and e.target = i.target
          returning e.kind, e.source, e.target, e.key),
        retracted as (
          delete from notifications n using removed r where n.cause = r.key and n.actor_id = r.source),
        moved as (
          select kind, source, target, 1 as delta from added union all select kind, source, target, -1 from removed),
        users as ({CounterSql.MoveUsers(UserMoves)}),
        posts as ({CounterSql.MovePosts(PostMoves)}),
        comments as ({CounterSql.MoveComments(CommentMoves)}),
        unmoved as materialized (
          select * from input where (kind, source, target) not in (select kind, source, target from moved))
        select 1, kind, source, target, key, 0::bigint from added
        union all select 2, kind, source, target, key, 0 from removed
        union all select 3, e.kind, e.source, e.target, e.key, 0
          from unmoved u join edges e on e.kind = u.kind and e.source = u.source and e.target = u.target where u.adds
        union all select 4, counter, id, 0, value, version from users
        union all select 4, c.counter, c.user_id, 0, c.value, c.version
          from unmoved u join user_counters c on c.user_id = u.source and c.counter = 2 where u.kind = 1
        union all select 4, c.counter, c.user_id, 0, c.value, c.version
          from unmoved u join user_counters c on c.user_id = u.target and c.counter = 1 where u.kind = 1
        union all select 5, counter, id, 0, value, version from posts
        union all select 5, c.counter, c.post_id, 0, c.value, c.version
          from unmoved u join post_counters c on c.post_id = u.target and c.counter = case u.kind when 2 then 1::smallint else 3::smallint end
          where u.kind in (2, 3)
        union all select 6, counter, id, 0, value, version from comments
        union all select 6, c.counter, c.number, 0, c.value, c.version
          from unmoved u join comment_counters c on c.number = u.target and c.counter = 2 where u.kind = 8
        union all select 7, kind, source, target, 0, 0 from input where is_void
        """;

    public override IReadOnlyList<Type> Kinds { get; } = [typeof(AddEdge), typeof(RemoveEdge)];

    /// <summary>Adds of one edge may be together, the first one wins; a removal is alone with it. What is about a post excludes its deletion.</summary>
    public override void Claim(Change change, ClaimSet claims)
    {
        switch (change)
        {
            case AddEdge add:
                claims.Share(new Claim(ClaimSpace.Edge, add.Source, add.Target, (int)add.Kind));
                if (add.Kind is EdgeKind.Like or EdgeKind.Repost or EdgeKind.Bookmark)
                    claims.Share(new Claim(ClaimSpace.Post, add.Target));
                else if (add.Notification?.Post is { } post)
                    claims.Share(new Claim(ClaimSpace.Post, post.Value));
                if (add.Kind == EdgeKind.CommentLike)
                    claims.Share(new Claim(ClaimSpace.Comment, add.Target));
                break;
            case RemoveEdge remove:
                claims.Own(new Claim(ClaimSpace.Edge, remove.Source, remove.Target, (int)remove.Kind));
                break;
        }
    }

    public override NpgsqlBatchCommand CreateCommand(IReadOnlyList<PendingChange> changes) => new(Sql)
    {
        Parameters =
        {
            Column(changes, (Change change) => change is AddEdge),
            Column(changes, (Change change) => (short)EdgeOf(change).Kind),
            Column(changes, (Change change) => EdgeOf(change).Source),
            Column(changes, (Change change) => EdgeOf(change).Target),
            Column(changes, (Change change) => change is AddEdge add ? add.Key : 0),
            Column(changes, (Change change) => change is AddEdge add ? add.CreatedAt.UtcDateTime : default(DateTime?)),
            Ordinals(changes),
        },
    };

    public override async Task ReadOutcomesAsync(
        NpgsqlDataReader reader, IReadOnlyList<PendingChange> changes, CancellationToken cancellationToken)
    {
        var results = new EdgeResults();
        while (await reader.ReadAsync(cancellationToken))
            results.Add(reader);
        foreach (var pending in changes)
            pending.Answer(results.OutcomeOf(pending));
    }

    public override IEnumerable<CausedNotification> Notifications(Change change) =>
        change is AddEdge { Notification: { } notification } add ? [CausedNotification.ByEdge(notification, add)] : [];

    internal static (EdgeKind Kind, long Source, long Target) EdgeOf(Change change) => change switch
    {
        AddEdge add => (add.Kind, add.Source, add.Target),
        RemoveEdge remove => (remove.Kind, remove.Source, remove.Target),
        _ => throw new ArgumentOutOfRangeException(nameof(change)),
    };
}
