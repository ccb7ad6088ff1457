using Nexus.Storage.Search;
using Npgsql;

namespace Nexus.Storage.Journal.Appliers;

/// <summary>
/// Writes what people show of themselves. Decides who is admitted as their follower, and whether their hashtags are for everybody: see <see cref="AdmissionLock"/>.
/// </summary>
internal sealed class UpdateProfileApplier : ChangeApplier
{
    private static readonly string Sql = $"""
        with input as materialized (
          select * from unnest($1::int[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::boolean[], $7::text[], $8::timestamptz[])
            as t (ordinal, id, display_name, bio, avatar_url, is_private, found_by, at)),
        updated as (
          update users u set display_name = i.display_name, bio = i.bio, avatar_url = i.avatar_url, is_private = i.is_private,
            found_by = ' ' || replace(u.username, '_', ' ') || i.found_by
          from (select * from input order by id) i
          where u.id = i.id
          returning i.ordinal, i.id as author_id, i.is_private, i.at),
        misplaced as materialized (select ordinal, author_id, at from updated i where {HashtagSql.IsMisplaced}),
        queued as (
          insert into jobs (kind, subject, created_at, next_at) select {(short)Jobs.JobKind.Privacy}, author_id, at, at from misplaced order by author_id
          on conflict (kind, subject) where done_at is null do update set next_at = excluded.next_at)
        select 1, ordinal from updated
        union all select 2, ordinal from misplaced
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
            Column(changes, (UpdateProfile profile) => profile.At.UtcDateTime),
        },
    };

    public override async Task ReadOutcomesAsync(
        NpgsqlDataReader reader, IReadOnlyList<PendingChange> changes, CancellationToken cancellationToken)
    {
        var (written, misplaced) = (new HashSet<int>(), new HashSet<int>());
        while (await reader.ReadAsync(cancellationToken))
            (reader.GetInt32(0) == 1 ? written : misplaced).Add(reader.GetInt32(1));
        for (var ordinal = 0; ordinal < changes.Count; ordinal++)
            changes[ordinal].Answer(new UpdateProfileOutcome(written.Contains(ordinal), misplaced.Contains(ordinal)));
    }
}
