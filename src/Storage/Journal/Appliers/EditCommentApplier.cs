using Npgsql;

namespace Nexus.Storage.Journal.Appliers;

/// <summary>Writes other texts of comments. An edit is done when the row says its time, also when it was an earlier attempt that wrote it.</summary>
internal sealed class EditCommentApplier : ChangeApplier
{
    private const string Sql = """
        with input as materialized (
          select * from unnest($1::int[], $2::bigint[], $3::bigint[], $4::text[], $5::timestamptz[]) as t (ordinal, post_id, number, text, at))
        update comments c set text = i.text, edited_at = i.at
        from input i
        where c.post_id = i.post_id and c.number = i.number and c.deleted_at is null
        returning i.ordinal
        """;

    public override IReadOnlyList<Type> Kinds { get; } = [typeof(EditComment)];

    public override void Claim(Change change, ClaimSet claims)
    {
        var comment = ((EditComment)change).Comment;
        claims.Share(new Claim(ClaimSpace.Post, comment.Post.Value));
        claims.Own(new Claim(ClaimSpace.Comment, comment.Number));
    }

    public override NpgsqlBatchCommand CreateCommand(IReadOnlyList<PendingChange> changes) => new(Sql)
    {
        Parameters =
        {
            Ordinals(changes),
            Column(changes, (EditComment edit) => edit.Comment.Post.Value),
            Column(changes, (EditComment edit) => edit.Comment.Number),
            Column(changes, (EditComment edit) => edit.Text),
            Column(changes, (EditComment edit) => edit.At.UtcDateTime),
        },
    };

    public override async Task ReadOutcomesAsync(
        NpgsqlDataReader reader, IReadOnlyList<PendingChange> changes, CancellationToken cancellationToken)
    {
        var edited = new HashSet<int>();
        while (await reader.ReadAsync(cancellationToken))
            edited.Add(reader.GetInt32(0));
        for (var ordinal = 0; ordinal < changes.Count; ordinal++)
            changes[ordinal].Answer(edited.Contains(ordinal));
    }
}
