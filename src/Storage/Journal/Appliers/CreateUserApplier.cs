using Nexus.Storage.Search;
using Npgsql;

namespace Nexus.Storage.Journal.Appliers;

/// <summary>Writes a person without credentials. True as well where an earlier attempt of the same change had written the row.</summary>
/// <remarks>No <c>exists</c>, for the same reason as in <see cref="NotificationStatement"/>.</remarks>
internal sealed class CreateUserApplier : FlagApplier
{
    private const string Sql = """
        with input as materialized (
          select * from unnest($1::int[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::text[], $8::text[])
            as t (ordinal, id, username, display_name, bio, created_at, handle, found_by)),
        judged as materialized (
          select i.*,
            (select true from users u where u.id = i.id) is true or (select true from handles h where h.name = i.handle) is true as taken,
            (select true from users u where u.id = i.id and u.username = i.username and u.created_at = i.created_at) is true as same
          from input i),
        new_users as (
          insert into users (id, username, display_name, bio, created_at, found_by)
          select id, username, display_name, bio, created_at, found_by from judged where not taken order by id),
        new_handles as (
          insert into handles (name, user_id) select handle, id from judged where not taken order by handle)
        select ordinal from judged where same or not taken
        """;

    public override IReadOnlyList<Type> Kinds { get; } = [typeof(CreateUser)];

    public override void Claim(Change change, ClaimSet claims)
    {
        var user = (CreateUser)change;
        claims.Own(new Claim(ClaimSpace.User, user.User.Value));
        claims.Own(new Claim(ClaimSpace.Handle, 0, Text: Handle.Of(user.Username)));
    }

    public override NpgsqlBatchCommand CreateCommand(IReadOnlyList<PendingChange> changes) => new(Sql)
    {
        Parameters =
        {
            Ordinals(changes),
            Column(changes, (CreateUser user) => user.User.Value),
            Column(changes, (CreateUser user) => user.Username),
            Column(changes, (CreateUser user) => user.DisplayName),
            Column(changes, (CreateUser user) => user.Bio),
            Column(changes, (CreateUser user) => user.CreatedAt.UtcDateTime),
            Column(changes, (CreateUser user) => Handle.Of(user.Username)),
            Column(changes, (CreateUser user) => PersonNames.ToFoundBy(user.Username, user.DisplayName)),
        },
    };
}
