using Npgsql;

namespace Nexus.Storage.Journal.Appliers;

/// <summary>Moves read marks forward, never back. A mark whose first attempt may have been committed says that it moved.</summary>
internal sealed class MarkNotificationsReadApplier : ChangeApplier
{
    private const string Sql = """
        insert into inboxes as i (recipient_id, read_up_to)
        select * from unnest($1::bigint[], $2::bigint[]) as t (recipient_id, read_up_to) where read_up_to > 0 order by recipient_id
        on conflict (recipient_id) do update set read_up_to = excluded.read_up_to where i.read_up_to < excluded.read_up_to
        returning recipient_id
        """;

    public override IReadOnlyList<Type> Kinds { get; } = [typeof(MarkNotificationsRead)];

    public override void Claim(Change change, ClaimSet claims) =>
        claims.Own(new Claim(ClaimSpace.Inbox, ((MarkNotificationsRead)change).Recipient.Value));

    public override NpgsqlBatchCommand CreateCommand(IReadOnlyList<PendingChange> changes) => new(Sql)
    {
        Parameters =
        {
            Column(changes, (MarkNotificationsRead mark) => mark.Recipient.Value),
            Column(changes, (MarkNotificationsRead mark) => mark.UpTo.Value),
        },
    };

    public override async Task ReadOutcomesAsync(
        NpgsqlDataReader reader, IReadOnlyList<PendingChange> changes, CancellationToken cancellationToken)
    {
        var moved = new HashSet<long>();
        while (await reader.ReadAsync(cancellationToken))
            moved.Add(reader.GetInt64(0));
        foreach (var pending in changes)
            pending.Answer(moved.Contains(((MarkNotificationsRead)pending.Change).Recipient.Value) || pending.MayBeCommitted);
    }
}
