using Nexus.Storage.Search;
using Npgsql;

namespace Nexus.Storage.Journal.Appliers;

/// <summary>Writes what people show of themselves. Decides who is admitted as their follower: see <see cref="AdmissionLock"/>.</summary>
internal sealed class UpdateProfileApplier : ChangeApplier
{
    private const string Sql = """
        with input as materialized (
          select * from unnest($1::int[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::boolean[], $7::text[])
            as t (ordinal, id, display_name, bio, avatar_url, is_private, found_by))
        update users u set display_name = i.display_name, bio = i.bio, avatar_url = i.avatar_url, is_private = i.is_private,
          found_by = ' ' || replace(u.username, '_', ' ') || i.found_by
        from (select * from input order by id) i
        where u.id = i.id
        returning i.ordinal
        """;

    public override IReadOnlyList<Type> Kinds { get; } = [typeof(UpdateProfile)];

    public override void Claim(Change change, ClaimSet claims)
    {
        var user = ((UpdateProfile)change).User.Value;
        claims.Own(new Claim(ClaimSpace.User, user));
        claims.Own(new Claim(ClaimSpace.Admission, user));
    }

    public override IEnumerable<AdmissionLock> Locks(Change change) => [AdmissionLock.Decides(((UpdateProfile)change).User.Value)];

    public override NpgsqlBatchCommand CreateCommand(IReadOnlyList<PendingChange> changes) => new(Sql)
    {
        Parameters =
        {
            Ordinals(changes),
            Column(changes, (UpdateProfile profile) => profile.User.Value),
            Column(changes, (UpdateProfile profile) => profile.DisplayName),
            Column(changes, (UpdateProfile profile) => profile.Bio),
            Column(changes, (UpdateProfile profile) => profile.AvatarUrl),
            Column(changes, (UpdateProfile profile) => profile.IsPrivate),
            Column(changes, (UpdateProfile profile) => PersonNames.ToFoundBy("", profile.DisplayName)),
        },
    };

    public override async Task ReadOutcomesAsync(
        NpgsqlDataReader reader, IReadOnlyList<PendingChange> changes, CancellationToken cancellationToken)
    {
        var written = new HashSet<int>();
        while (await reader.ReadAsync(cancellationToken))
            written.Add(reader.GetInt32(0));
        for (var ordinal = 0; ordinal < changes.Count; ordinal++)
            changes[ordinal].Answer(written.Contains(ordinal));
    }
}
