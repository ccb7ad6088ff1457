using Nexus.Storage.Connections;
using Nexus.Storage.Ids;
using Nexus.Storage.Paging;
using Npgsql;

namespace Nexus.Storage.Reads;

internal sealed class PostgresFeedReads(ReadSession session) : IFeedReads
{
    /// <summary>With more reposts than this, a post is looked for among those of each followee instead of the followees among all who reposted it.</summary>
    private const long ManyReposts = 1_000;

    private const string People = """
        people as materialized (
          select f.target as id from edges f where f.kind = 1 and f.source = $1
            and not exists (select from edges m where m.kind = 6 and m.source = $1 and m.target = f.target))
        """;

    private const string PostsOfAuthor = """
        from (select id as key, author_id, deleted_at from posts) own where own.author_id = authors.id and own.deleted_at is null
        """;

    private const string RepostsOfPerson = "from edges r where r.kind = 3 and r.source = people.id";

    private const string Engagement = """
        select p.id, p.author_id, coalesce(likes.value, 0), coalesce(comments.value, 0), coalesce(reposts.value, 0)
        from unnest($1) wanted(id)
          join posts p on p.id = wanted.id and p.deleted_at is null
          left join post_counters likes on likes.post_id = p.id and likes.counter = 1
          left join post_counters comments on comments.post_id = p.id and comments.counter = 2
          left join post_counters reposts on reposts.post_id = p.id and reposts.counter = 3
        """;

    private const string Closeness = """
        select acts.other, sum(acts.likes)::bigint, sum(acts.comments)::bigint, bool_or(acts.is_mutual) from (
          select p.author_id as other, 1 as likes, 0 as comments, false as is_mutual
            from (select target from edges where kind = 2 and source = $1 order by key desc limit $2) liked join posts p on p.id = liked.target
          union all
          select p.author_id, 0, 1, false
            from (select post_id from comments where author_id = $1 order by number desc limit $2) said join posts p on p.id = said.post_id
          union all
          select f.target, 0, 0, true from edges f
            where f.kind = 1 and f.source = $1 and exists (select from edges b where b.kind = 1 and b.source = f.target and b.target = $1)) acts
        where acts.other <> $1
        group by acts.other
        """;

    /// <summary>The first repost of a post by those of its reposters who are followed and heard: from the side where there are fewer to look at.</summary>
    private static readonly string s_places = $"""
        select place.key, p.id, place.reposter
        from unnest($2) wanted(id)
          join posts p on p.id = wanted.id and p.deleted_at is null
          left join post_counters reposts on reposts.post_id = p.id and reposts.counter = 3
          cross join lateral (
            select p.id as key, null::bigint as reposter
              where p.author_id = $1 or exists (select from edges f where f.kind = 1 and f.source = $1 and f.target = p.author_id)
            union all
            (select r.key, r.source from edges r
              where coalesce(reposts.value, 0) <= {ManyReposts} and r.kind = 3 and r.target = p.id
                and exists (select from edges f where f.kind = 1 and f.source = $1 and f.target = r.source) and {IsHeard("r.source")}
              order by r.key limit 1)
            union all
            (select r.key, r.source from edges f join edges r on r.kind = 3 and r.source = f.target and r.target = p.id
              where coalesce(reposts.value, 0) > {ManyReposts} and f.kind = 1 and f.source = $1 and {IsHeard("f.target")}
              order by r.key limit 1)
            order by key limit 1) place
        """;

    /// <summary>The newest few of each followee by index, then the newest of those: the work grows with the followees, not with what they wrote.</summary>
    internal static KeysetList HomeFeed { get; } = new(
        "key",
        IsDescending: true,
        (condition, part) => $"""
            with {People}
            select newest.key, newest.post_id, newest.reposter from (
              select own.key, own.post_id, own.reposter from (select id from people union all select $1) authors
                cross join lateral (select key, key as post_id, null::bigint as reposter {PostsOfAuthor} and {condition} {part}) own
              union all
              select reposts.key, reposts.post_id, reposts.reposter from people
                cross join lateral (select key, r.target as post_id, r.source as reposter {RepostsOfPerson} and {condition} {part}) reposts) newest
            {part}
            """,
        condition => $"""
            with {People}
            select 1 from (select id from people union all select $1) authors cross join lateral (select {PostsOfAuthor} and {condition} limit 1) own
            union all
            select 1 from people cross join lateral (select {RepostsOfPerson} and {condition} limit 1) reposts
            """);

    internal static KeysetList PublicFeed { get; } = new(
        "p.id",
        IsDescending: true,
        (condition, part) => $"select p.id as key {Public} and {condition} {part}",
        condition => $"select {Public} and {condition}");

    private const string Public = "from posts p join users u on u.id = p.author_id and not u.is_private where p.deleted_at is null and p.visibility = 1";

    public Task<KeysetPage<FeedRow>> ListHomeFeedAsync(UserId user, Keyset keyset, CancellationToken cancellationToken) =>
        new KeysetQuery<FeedRow>(HomeFeed, keyset, [user.Value], MapPlace).RunAsync(session, cancellationToken);

    public async Task<IReadOnlyList<Keyed<FeedRow>>> ListPlacesAsync(
        UserId user, IReadOnlyCollection<PostId> posts, DateTimeOffset now, CancellationToken cancellationToken) =>
        await session.QueryAsync(CreatePlaces(user, posts, now), (reader, token) => ReadSession.ReadRowsAsync(reader, MapPlace, token), cancellationToken)
            .ConfigureAwait(false);

    public Task<KeysetPage<PostId>> ListPublicAsync(Keyset keyset, CancellationToken cancellationToken) =>
        new KeysetQuery<PostId>(PublicFeed, keyset, [], static row => new Keyed<PostId>(row.GetPostId(0), row.GetInt64(0))).RunAsync(session, cancellationToken);

    public async Task<IReadOnlyList<EngagementRow>> ListEngagementAsync(IReadOnlyCollection<PostId> posts, CancellationToken cancellationToken) =>
        await session.QueryAsync(
            new NpgsqlBatchCommand(Engagement) { Parameters = { ReadSession.Value(posts.Select(post => post.Value).ToArray()) } },
            (reader, token) => ReadSession.ReadRowsAsync(
                reader,
                static row => new EngagementRow(row.GetPostId(0), row.GetUserId(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4)),
                token),
            cancellationToken).ConfigureAwait(false);

    public async Task<IReadOnlyList<ClosenessRow>> ListClosenessAsync(UserId user, int depth, CancellationToken cancellationToken) =>
        await session.QueryAsync(
            new NpgsqlBatchCommand(Closeness) { Parameters = { ReadSession.Value(user.Value), ReadSession.Value((long)depth) } },
            (reader, token) => ReadSession.ReadRowsAsync(
                reader, static row => new ClosenessRow(row.GetUserId(0), row.GetInt64(1), row.GetInt64(2), row.GetBoolean(3)), token),
            cancellationToken).ConfigureAwait(false);

    internal static NpgsqlBatchCommand CreatePlaces(UserId user, IReadOnlyCollection<PostId> posts, DateTimeOffset now) => new(s_places)
    {
        Parameters = { ReadSession.Value(user.Value), ReadSession.Value(posts.Select(post => post.Value).ToArray()), ReadSession.Value(now.UtcDateTime) },
    };

    internal static Keyed<FeedRow> MapPlace(NpgsqlDataReader row) =>
        new(new FeedRow(row.GetPostId(1), row.IsDBNull(2) ? null : row.GetUserId(2)), row.GetInt64(0));

    private static string IsHeard(string person) => $"""
        not exists (select from edges m where m.kind = 6 and m.source = $1 and m.target = {person})
          and exists (select from users u where u.id = {person} and u.leaving_at is null and (u.suspended_until is null or u.suspended_until <= $3))
        """;
}
