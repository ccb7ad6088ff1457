using Npgsql;

namespace Nexus.Storage.Journal.Appliers;

/// <summary>Ends the jobs whose people have all hashtags where their privacy wants them; alone with them, as <see cref="SettleHashtagsApplier"/> is.</summary>
internal sealed class EndSettlingApplier : ChangeApplier
{
    private static readonly string Sql = $"""
        with input as materialized (
          select i.*, (select u.is_private from users u where u.id = i.author_id) as is_private
          from unnest($1::bigint[], $2::timestamptz[]) as i (author_id, at)),
        misplaced as materialized (select author_id from input i where {HashtagSql.IsMisplaced}),
        ended as (
          update jobs j set subject = null, done_at = i.at, next_at = i.at from input i
          where j.kind = {(short)Jobs.JobKind.Privacy} and j.subject = i.author_id and j.done_at is null
            and i.author_id not in (select author_id from misplaced))
        select author_id from misplaced
        """;

    public override IReadOnlyList<Type> Kinds { get; } = [typeof(EndSettling)];

    public override void Claim(Change change, ClaimSet claims) => claims.Own(new Claim(ClaimSpace.Admission, ((EndSettling)change).User.Value));

    public override IEnumerable<AdmissionLock> Locks(Change change) => [AdmissionLock.Decides(((EndSettling)change).User.Value)];

    public override NpgsqlBatchCommand CreateCommand(IReadOnlyList<PendingChange> changes) => new(Sql)
    {
        Parameters = { Column(changes, (EndSettling end) => end.User.Value), Column(changes, (EndSettling end) => end.At.UtcDateTime) },
    };

    public override async Task ReadOutcomesAsync(
        NpgsqlDataReader reader, IReadOnlyList<PendingChange> changes, CancellationToken cancellationToken)
    {
        var misplaced = new HashSet<long>();
        while (await reader.ReadAsync(cancellationToken))
            misplaced.Add(reader.GetInt64(0));
        foreach (var pending in changes)
            pending.Answer(!misplaced.Contains(((EndSettling)pending.Change).User.Value));
    }
}
