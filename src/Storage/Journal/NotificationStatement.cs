using Npgsql;

namespace Nexus.Storage.Journal;

/// <summary>
/// Writes the notifications of a batch, after their causes: an event is written where the row that it tells of is there and is its own, and its recipient neither mutes
/// the actor nor is there a block between them. It joins
/// its recipient's newest unread group of the same kind and subject; several new events of one group start it together, at the first one's id.
/// </summary>
/// <remarks>
/// Silos that write at once begin one group, because events of one group have moved the same counter before, in the same transaction (docs/decisions/delivery.md).
/// Causes are looked up by <c>select true</c>: an <c>exists</c> that is no join may be planned as a hash of its whole table.
/// </remarks>
internal static class NotificationStatement
{
    private const string Sql = """
        with input as materialized (
          select * from unnest($1::bigint[], $2::bigint[], $3::smallint[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[], $8::timestamptz[],
              $9::smallint[], $10::bigint[], $11::bigint[], $12::bigint[])
            as t (id, recipient_id, kind, actor_id, post_id, comment_number, subject, created_at, cause_table, cause_source, cause_target, cause)),
        judged as materialized (
          select i.*, (select true from notifications n where n.id = i.id) is true as is_there,
            case i.cause_table
              when 0 then (select true from posts p where p.id = i.cause and p.deleted_at is null)
              when -1 then (select true from comments c where c.post_id = i.cause_target and c.number = i.cause and c.deleted_at is null)
              else (
                select true from edges e
                where e.kind = i.cause_table and e.source = i.cause_source and e.target = i.cause_target and e.key = i.cause)
            end is true
            and (select true from edges e where e.kind = 6 and e.source = i.recipient_id and e.target = i.actor_id) is not true
            and (select true from edges e where e.kind = 5 and e.source = i.recipient_id and e.target = i.actor_id) is not true
            and (select true from edges e where e.kind = 5 and e.source = i.actor_id and e.target = i.recipient_id) is not true as is_due
          from input i),
        placed as (
          select d.*, min(d.id) over (partition by d.recipient_id, d.kind, d.subject) as first_id, (
            select n.group_id from notifications n
            where n.recipient_id = d.recipient_id and n.kind = d.kind and n.subject = d.subject
              and n.id > coalesce((select read_up_to from inboxes b where b.recipient_id = d.recipient_id), 0)
            order by n.id desc limit 1) as open_group
          from judged d where is_due and not is_there),
        written as (
          insert into notifications
            (id, recipient_id, kind, actor_id, post_id, comment_number, subject, cause, group_id, created_at)
          select id, recipient_id, kind, actor_id, post_id, comment_number, subject, cause, coalesce(open_group, first_id), created_at
          from placed order by id
          on conflict do nothing)
        select id from judged where not is_due and not is_there
        """;

    public static NpgsqlBatchCommand Create(IReadOnlyList<CausedNotification> notifications) => new(Sql)
    {
        Parameters =
        {
            Column(notifications, caused => caused.Notification.Id.Value),
            Column(notifications, caused => caused.Notification.Recipient.Value),
            Column(notifications, caused => (short)caused.Notification.Kind),
            Column(notifications, caused => caused.Notification.Actor.Value),
            Column(notifications, caused => caused.PostId),
            Column(notifications, caused => caused.Notification.Comment?.Number),
            Column(notifications, caused => caused.Subject),
            Column(notifications, caused => caused.Notification.CreatedAt.UtcDateTime),
            Column(notifications, caused => caused.Table),
            Column(notifications, caused => caused.Source),
            Column(notifications, caused => caused.Target),
            Column(notifications, caused => caused.Key),
        },
    };

    /// <summary>Notes on each of them whether it was refused, and goes on to the next result.</summary>
    public static async Task ReadOutcomesAsync(NpgsqlDataReader reader, IReadOnlyList<CausedNotification> notifications, CancellationToken cancellationToken)
    {
        var refused = new HashSet<long>();
        while (await reader.ReadAsync(cancellationToken))
            refused.Add(reader.GetInt64(0));
        await reader.NextResultAsync(cancellationToken);
        foreach (var caused in notifications)
            caused.Notification.IsRefused = refused.Contains(caused.Notification.Id.Value);
    }

    private static NpgsqlParameter Column<TValue>(IReadOnlyList<CausedNotification> notifications, Func<CausedNotification, TValue> select) =>
        new NpgsqlParameter<TValue[]> { TypedValue = [.. notifications.Select(select)] };
}
