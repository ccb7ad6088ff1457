using System.Collections.Concurrent;
using Nexus.Storage.Connections;
using Nexus.Storage.Ids;
using Nexus.Storage.Journal;
using Nexus.Storage.Paging;
using Npgsql;

namespace Nexus.Storage.Reads;

internal sealed class PostgresUserReads(ReadSession session) : IUserReads
{
    private const string LoadUser = """
        select u.id, u.username, u.display_name, u.bio, u.avatar_url, u.is_private, u.role, u.created_at, u.suspended_until, u.leaving_at,
          array(select target from edges where kind = 1 and source = u.id order by key desc),
          array(select target from edges where kind = 7 and source = u.id order by key desc),
          array(select target from edges where kind = 5 and source = u.id order by key desc),
          array(select target from edges where kind = 6 and source = u.id order by key desc),
          array(select source from edges where kind = 5 and target = u.id order by key desc),
          case when coalesce((select value from user_counters c where c.user_id = u.id and c.counter = 1), 0) <= $2
            then array(select source from edges where kind = 1 and target = u.id order by key desc) end,
          array(select counter from user_counters c where c.user_id = u.id order by counter),
          array(select value from user_counters c where c.user_id = u.id order by counter),
          array(select version from user_counters c where c.user_id = u.id order by counter)
        from users u where u.id = any ($1)
        """;

    private const string ListFollowedAbove = """
        select e.target from edges e
          join user_counters c on c.user_id = e.target and c.counter = 1 and c.value > $2
        where e.kind = 1 and e.source = $1 and not exists (select from edges m where m.kind = 6 and m.source = $1 and m.target = e.target)
        """;

    private const string ListAbsent = """
        select id, case when leaving_at is null then suspended_until else 'infinity' end from users
        where id = any($1) and (suspended_until > $2 or leaving_at is not null)
        """;

    private const string HasEdge = "select exists (select from edges where kind = $1 and source = $2 and target = $3)";

    private const string ListFollowersAmong = "select source from edges where kind = 1 and target = $1 and source = any($2)";

    /// <summary>From the viewer's side: a famous person's followers are many more than whom anybody follows.</summary>
    private const string FollowersKnown = """
        from (select target as known from edges where kind = 1 and source = $2 offset 0) mine
        cross join lateral (select source, key from edges e where e.kind = 1 and e.source = mine.known and e.target = $1) theirs
        """;

    private const string Suggest = """
        select theirs.target
        from (select target from edges where kind = 1 and source = $1 order by key desc limit $2) mine
        cross join lateral (select e.target from edges e where e.kind = 1 and e.source = mine.target order by e.key desc limit $2) theirs
        where theirs.target <> $1
          and theirs.target not in (select target from edges where kind in (1, 5, 6, 7) and source = $1)
          and theirs.target not in (select source from edges where kind = 5 and target = $1)
        group by theirs.target order by count(*) desc, theirs.target limit $3
        """;

    private static readonly KeysetList s_followersKnown = new(
        "key",
        IsDescending: true,
        (condition, part) => $"select source, key {FollowersKnown} where {condition} {part}",
        condition => $"select {FollowersKnown} where {condition}");

    private static readonly KeysetList s_targets = new(
        "key",
        IsDescending: true,
        (condition, part) => $"select target, key from edges where kind = $1 and source = $2 and {condition} {part}",
        condition => $"select from edges where kind = $1 and source = $2 and {condition}");

    private static readonly KeysetList s_sources = new(
        "key",
        IsDescending: true,
        (condition, part) => $"select source, key from edges where kind = $1 and target = $2 and {condition} {part}",
        condition => $"select from edges where kind = $1 and target = $2 and {condition}");

    private readonly ConcurrentDictionary<int, GatheredReads<UserId, UserRow>> _loads = new();

    public Task<UserRow?> LoadUserAsync(UserId user, int followerBound, CancellationToken cancellationToken) =>
        _loads.GetOrAdd(followerBound, bound => new(users => LoadUsersAsync(users, bound))).LoadAsync(user, cancellationToken);

    public async Task<IReadOnlyList<UserId>> ListFollowedAboveAsync(UserId follower, long followerCount, CancellationToken cancellationToken) =>
        await session.QueryAsync(
            new NpgsqlBatchCommand(ListFollowedAbove) { Parameters = { ReadSession.Value(follower.Value), ReadSession.Value(followerCount) } },
            (reader, token) => ReadSession.ReadRowsAsync(reader, row => row.GetUserId(0), token),
            cancellationToken).ConfigureAwait(false);

    public Task<IReadOnlyDictionary<UserId, DateTimeOffset>> ListAbsentAsync(
        IReadOnlyCollection<UserId> among, DateTimeOffset now, CancellationToken cancellationToken) =>
        session.QueryAsync<IReadOnlyDictionary<UserId, DateTimeOffset>>(
            new NpgsqlBatchCommand(ListAbsent)
            {
                Parameters = { ReadSession.Value(among.Select(id => id.Value).ToArray()), ReadSession.Value(now.UtcDateTime) },
            },
            async (reader, token) => (await ReadSession.ReadRowsAsync(reader, static row => (Id: row.GetUserId(0), Until: row.GetOptionalTime(1)!.Value), token)
                .ConfigureAwait(false)).ToDictionary(absent => absent.Id, absent => absent.Until),
            cancellationToken);

    public Task<bool> HasEdgeAsync(EdgeKind kind, long source, long target, CancellationToken cancellationToken) =>
        session.QueryAsync(
            new NpgsqlBatchCommand(HasEdge)
            {
                Parameters = { ReadSession.Value((short)kind), ReadSession.Value(source), ReadSession.Value(target) },
            },
            async (reader, token) => await reader.ReadAsync(token).ConfigureAwait(false) && reader.GetBoolean(0),
            cancellationToken);

    public async Task<IReadOnlySet<UserId>> ListFollowersAmongAsync(UserId user, IReadOnlyList<UserId> among, CancellationToken cancellationToken) =>
        (await ListIdsAsync(ListFollowersAmong, cancellationToken, ReadSession.Value(user.Value), ReadSession.Value(among.Select(id => id.Value).ToArray()))
            .ConfigureAwait(false)).ToHashSet();

    public Task<KeysetPage<UserId>> ListFollowersKnownAsync(UserId user, UserId viewer, Keyset keyset, CancellationToken cancellationToken) =>
        new KeysetQuery<UserId>(s_followersKnown, keyset, [user.Value, viewer.Value], MapEnd).RunAsync(session, cancellationToken);

    public Task<long> CountFollowersKnownAsync(UserId user, UserId viewer, CancellationToken cancellationToken) =>
        session.QueryAsync(
            new NpgsqlBatchCommand($"select count(*) {FollowersKnown}") { Parameters = { ReadSession.Value(user.Value), ReadSession.Value(viewer.Value) } },
            async (reader, token) => await reader.ReadAsync(token).ConfigureAwait(false) ? reader.GetInt64(0) : 0,
            cancellationToken);

    public async Task<IReadOnlyList<UserId>> SuggestAsync(UserId user, int breadth, int limit, CancellationToken cancellationToken) =>
        await ListIdsAsync(Suggest, cancellationToken, ReadSession.Value(user.Value), ReadSession.Value((long)breadth), ReadSession.Value((long)limit))
            .ConfigureAwait(false);

    public Task<KeysetPage<UserId>> ListTargetsAsync(EdgeKind kind, UserId source, Keyset keyset, CancellationToken cancellationToken) =>
        new KeysetQuery<UserId>(s_targets, keyset, [(long)kind, source.Value], MapEnd).RunAsync(session, cancellationToken);

    public Task<KeysetPage<UserId>> ListSourcesAsync(EdgeKind kind, long target, Keyset keyset, CancellationToken cancellationToken) =>
        new KeysetQuery<UserId>(s_sources, keyset, [(long)kind, target], MapEnd).RunAsync(session, cancellationToken);

    private async Task<IReadOnlyDictionary<UserId, UserRow>> LoadUsersAsync(IReadOnlyList<UserId> users, int followerBound) =>
        (await session.QueryAsync(
            new NpgsqlBatchCommand(LoadUser) { Parameters = { ReadSession.Value(users.Select(user => user.Value).ToArray()), ReadSession.Value((long)followerBound) } },
            (reader, token) => ReadSession.ReadRowsAsync(reader, Map, token),
            CancellationToken.None).ConfigureAwait(false)).ToDictionary(row => row.Id);

    private Task<List<UserId>> ListIdsAsync(string sql, CancellationToken cancellationToken, params NpgsqlParameter[] parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters)
            command.Parameters.Add(parameter);
        return session.QueryAsync(command, (reader, token) => ReadSession.ReadRowsAsync(reader, row => row.GetUserId(0), token), cancellationToken);
    }

    private static Keyed<UserId> MapEnd(NpgsqlDataReader row) => new(row.GetUserId(0), row.GetInt64(1));

    private static UserRow Map(NpgsqlDataReader row) => new(
        row.GetUserId(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetOptionalString(4), row.GetBoolean(5),
        (UserRole)row.GetInt16(6), row.GetTime(7), row.GetOptionalTime(8), row.GetOptionalTime(9), MapCounts(row, 16),
        new UserEdges(row.GetUserIds(10), row.GetUserIds(11), row.GetUserIds(12), row.GetUserIds(13), row.GetUserIds(14)),
        row.IsDBNull(15) ? null : row.GetUserIds(15));

    /// <summary>From three columns of one order: a counter that never moved has no row.</summary>
    private static UserCounts MapCounts(NpgsqlDataReader row, int column)
    {
        var (counters, values, versions) =
            (row.GetFieldValue<short[]>(column), row.GetFieldValue<long[]>(column + 1), row.GetFieldValue<long[]>(column + 2));
        return new UserCounts(
            Of(CounterSql.Followers), Of(CounterSql.Following), Of(CounterSql.AuthoredPosts), Of(CounterSql.Requests), Of(CounterSql.Requested),
            Of(CounterSql.Blocked), Of(CounterSql.Muted), Of(CounterSql.BlockedBy));

        Count Of(short counter) => Array.IndexOf(counters, counter) is var index and >= 0 ? new Count(values[index], versions[index]) : default;
    }
}
