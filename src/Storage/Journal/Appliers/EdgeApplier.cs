using Npgsql;
using NpgsqlTypes;

namespace Nexus.Storage.Journal.Appliers;

/// <summary>
/// Adds and removes edges in one statement, so that a batch locks each counter once and in order. An add is "changed" when the stored key is its
/// own, also when it was an earlier attempt of it that wrote the row. Nothing is added that points to a post or a comment that is gone.
/// </summary>
internal sealed class EdgeApplier : ChangeApplier
{
    private static readonly string UserMoves = $"""
        select source as id, {EdgeCounters.AtSource("kind")} as counter, delta from moved where kind in {EdgeCounters.KindsAtSource}
        union all select target, {EdgeCounters.AtTarget("kind")}, delta from moved where kind in {EdgeCounters.KindsAtTarget}
        """;

    /// <summary>See <see cref="EdgeRefusal"/>. Others can not change the answer before the commit: <see cref="AdmissionLock"/>.</summary>
    private const string Admission = """
        when kind not in (1, 7) then 0
        when (select true from edges b where b.kind = 5 and b.source = i.source and b.target = i.target) is true
          or (select true from edges b where b.kind = 5 and b.source = i.target and b.target = i.source) is true then 1
        when accepts then case when (source, target) in (select source, target from removed where kind = 7) then 0 else 3 end
        when coalesce((select u.is_private from users u where u.id = i.target), kind = 7) <> (kind = 7) then 2
        """;

    /// <summary>What is about a post, or a comment, that is gone is not added.</summary>
    private const string Presence = """
        when kind in (2, 3, 4) then case when (select true from posts p where p.id = i.target and p.deleted_at is null) is null then 4 else 0 end
        when kind = 8 then case
          when (select true from posts p where p.id = i.post and p.deleted_at is null) is null then 4
          when (select true from comments c where c.post_id = i.post and c.number = i.target and c.deleted_at is null) is null then 4
          else 0 end
        """;

    private const string PostMoves = """
        select target as id, case kind when 2 then 1 else 3 end::smallint as counter, delta from moved where kind in (2, 3)
        """;

    private const string CommentMoves = "select target as id, 2::smallint as counter, delta from moved where kind = 8";

    // Rows are told apart by their first column (a counter that was read and not moved has its number and 10 more); they are put together in memory, because joins between
    // the parts would be nested loops over as many rows as the batch has.
    private static readonly string Sql = $"""
        with input as materialized (
          select * from unnest($1::boolean[], $2::smallint[], $3::bigint[], $4::bigint[], $5::bigint[], $6::timestamptz[], $7::int[], $8::boolean[], $9::bigint[])
            as t (adds, kind, source, target, key, created_at, ordinal, accepts, post)),
        removed as (
          delete from edges e using (select * from input where not adds order by kind, source, target) i
          where e.kind = i.kind and e.source = i.source and e.target = i.target
          returning e.kind, e.source, e.target, e.key),
        judged as materialized (
          select i.*, case when not adds then 0 {Presence} {Admission} else 0 end as refusal from input i),
        added as (
          insert into edges (kind, source, target, key, created_at)
          select kind, source, target, key, created_at from judged where adds and refusal = 0 order by kind, source, target, ordinal
          on conflict do nothing
          returning kind, source, target, key),
        retracted as (
          delete from notifications n using removed r where n.cause = r.key and n.actor_id in (r.source, r.target)),
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
        union all select 14, c.counter, c.user_id, 0, c.value, c.version
          from unmoved u join user_counters c on c.user_id = u.source and c.counter = {EdgeCounters.AtSource("u.kind")}
          where u.kind in {EdgeCounters.KindsAtSource}
        union all select 14, c.counter, c.user_id, 0, c.value, c.version
          from unmoved u join user_counters c on c.user_id = u.target and c.counter = {EdgeCounters.AtTarget("u.kind")}
          where u.kind in {EdgeCounters.KindsAtTarget}
        union all select 5, counter, id, 0, value, version from posts
        union all select 15, c.counter, c.post_id, 0, c.value, c.version
          from unmoved u join post_counters c on c.post_id = u.target and c.counter = case u.kind when 2 then 1::smallint else 3::smallint end
          where u.kind in (2, 3)
        union all select 6, counter, id, 0, value, version from comments
        union all select 16, c.counter, c.number, 0, c.value, c.version
          from unmoved u join comment_counters c on c.number = u.target and c.counter = 2 where u.kind = 8
        union all select 7, kind, source, target, refusal, 0 from judged where refusal <> 0
        """;

    public override IReadOnlyList<Type> Kinds { get; } = [typeof(AddEdge), typeof(RemoveEdge), typeof(ChangeEdges)];

    /// <summary>Adds of one edge may be together, the first one wins; a removal is alone with it. What is about a post excludes its deletion.</summary>
    public override void Claim(Change change, ClaimSet claims)
    {
        switch (change)
        {
            case ChangeEdges several:
                foreach (var edge in several.Edges)
                    Claim(edge, claims);
                break;
            case AddEdge add:
                claims.Share(new Claim(ClaimSpace.Edge, add.Source, add.Target, (int)add.Kind));
                ClaimAdmission(add, claims);
                if (add.Kind is EdgeKind.Like or EdgeKind.Repost or EdgeKind.Bookmark)
                    claims.Share(new Claim(ClaimSpace.Post, add.Target));
                else if ((add.CommentedPost ?? add.Notification?.Post) is { } post)
                    claims.Share(new Claim(ClaimSpace.Post, post.Value));
                if (add.Kind == EdgeKind.CommentLike)
                    claims.Share(new Claim(ClaimSpace.Comment, add.Target));
                break;
            case RemoveEdge remove:
                claims.Own(new Claim(ClaimSpace.Edge, remove.Source, remove.Target, (int)remove.Kind));
                break;
        }
    }

    public override IEnumerable<AdmissionLock> Locks(Change change) => change switch
    {
        ChangeEdges several => several.Edges.SelectMany(Locks),
        AddEdge { Kind: EdgeKind.Follow or EdgeKind.FollowRequest } add => [AdmissionLock.Asks(add.Target)],
        AddEdge { Kind: EdgeKind.Block } add => [AdmissionLock.Decides(add.Source), AdmissionLock.Decides(add.Target)],
        _ => [],
    };

    public override NpgsqlBatchCommand CreateCommand(IReadOnlyList<PendingChange> changes)
    {
        var edges = changes.SelectMany(pending => EdgesOf(pending.Change)).ToArray();
        return new NpgsqlBatchCommand(Sql)
        {
            Parameters =
            {
                Column(edges, edge => edge is AddEdge),
                Column(edges, edge => (short)EdgeOf(edge).Kind),
                Column(edges, edge => EdgeOf(edge).Source),
                Column(edges, edge => EdgeOf(edge).Target),
                Column(edges, edge => edge is AddEdge add ? add.Key : 0),
                new NpgsqlParameter<DateTime?[]>
                {
                    // Said, because it would be inferred from the first edge, which may have none.
                    NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz,
                    TypedValue = Array.ConvertAll(edges, edge => edge is AddEdge add ? add.CreatedAt.UtcDateTime : default(DateTime?)),
                },
                new NpgsqlParameter<int[]> { TypedValue = [.. Enumerable.Range(0, edges.Length)] },
                Column(edges, edge => edge is AddEdge { AcceptsRequest: true }),
                Column(edges, edge => edge is AddEdge add ? add.CommentedPost?.Value : null),
            },
        };
    }

    public override async Task ReadOutcomesAsync(
        NpgsqlDataReader reader, IReadOnlyList<PendingChange> changes, CancellationToken cancellationToken)
    {
        var results = new EdgeResults();
        while (await reader.ReadAsync(cancellationToken))
            results.Add(reader);
        foreach (var pending in changes)
        {
            if (pending.Change is ChangeEdges several)
                pending.Answer<IReadOnlyList<EdgeOutcome>>([.. several.Edges.Select(edge => results.OutcomeOf(edge, pending.MayBeCommitted))]);
            else
                pending.Answer(results.OutcomeOf(pending.Change, pending.MayBeCommitted));
        }
    }

    public override IEnumerable<CausedNotification> Notifications(Change change) => EdgesOf(change)
        .OfType<AddEdge>()
        .Where(add => add.Notification is not null)
        .Select(add => CausedNotification.ByEdge(add.Notification!, add));

    internal static (EdgeKind Kind, long Source, long Target) EdgeOf(Change change) => change switch
    {
        AddEdge add => (add.Kind, add.Source, add.Target),
        RemoveEdge remove => (remove.Kind, remove.Source, remove.Target),
        _ => throw new ArgumentOutOfRangeException(nameof(change)),
    };

    private static IReadOnlyList<Change> EdgesOf(Change change) => change is ChangeEdges several ? several.Edges : [change];

    /// <summary>What asks whether it is admitted, and what decides that, come in different batches: one statement does not see what it writes itself.</summary>
    private static void ClaimAdmission(AddEdge add, ClaimSet claims)
    {
        if (add.Kind is EdgeKind.Follow or EdgeKind.FollowRequest)
            claims.Share(new Claim(ClaimSpace.Admission, add.Target));
        if (add.Kind is not EdgeKind.Block)
            return;
        claims.Own(new Claim(ClaimSpace.Admission, add.Source));
        claims.Own(new Claim(ClaimSpace.Admission, add.Target));
    }

    private static NpgsqlParameter Column<TValue>(Change[] edges, Func<Change, TValue> select) =>
        new NpgsqlParameter<TValue[]> { TypedValue = Array.ConvertAll(edges, edge => select(edge)) };
}
