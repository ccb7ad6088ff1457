using System.Collections.Concurrent;
using Nexus.Storage.Connections;
using Nexus.Storage.Ids;
using Nexus.Storage.Paging;
using Npgsql;

namespace Nexus.Storage.Reads;

internal sealed class PostgresHashtagReads(ReadSession session) : IHashtagReads
{
    private const string LoadHashtag = """
        select h.tag, h.name, h.post_count, h.version,
          array(select p.post_id from post_hashtags p where p.tag = h.tag order by p.post_id desc limit $2)
        from hashtags h where h.tag = any ($1)
        """;

    private const string ListTags = """
        select tag from post_hashtags where author_id = $1 and tag > $2
        union select tag from withheld_hashtags where author_id = $1 and tag > $2
        order by 1 limit $3
        """;

    private static readonly KeysetList s_posts = new(
        "post_id",
        IsDescending: true,
        (condition, part) => $"select post_id as key from post_hashtags where tag = $1 and {condition} {part}",
        condition => $"select from post_hashtags where tag = $1 and {condition}");

    private readonly ConcurrentDictionary<int, GatheredReads<string, HashtagRow>> _loads = new();

    public Task<HashtagRow?> LoadHashtagAsync(string tag, int postBound, CancellationToken cancellationToken) =>
        _loads.GetOrAdd(postBound, bound => new(tags => LoadHashtagsAsync(tags, bound))).LoadAsync(tag, cancellationToken);

    public Task<KeysetPage<PostId>> ListPostsAsync(string tag, Keyset keyset, CancellationToken cancellationToken) =>
        new KeysetQuery<PostId>(s_posts, keyset, [tag], row => new Keyed<PostId>(row.GetPostId(0), row.GetInt64(0))).RunAsync(session, cancellationToken);

    public async Task<IReadOnlyList<string>> ListTagsOfAsync(UserId author, string after, int limit, CancellationToken cancellationToken) =>
        await session.QueryAsync(
            new NpgsqlBatchCommand(ListTags) { Parameters = { ReadSession.Value(author.Value), ReadSession.Value(after), ReadSession.Value((long)limit) } },
            (reader, token) => ReadSession.ReadRowsAsync(reader, static row => row.GetString(0), token),
            cancellationToken).ConfigureAwait(false);

    private async Task<IReadOnlyDictionary<string, HashtagRow>> LoadHashtagsAsync(IReadOnlyList<string> tags, int postBound) =>
        (await session.QueryAsync(
            new NpgsqlBatchCommand(LoadHashtag) { Parameters = { ReadSession.Value(tags.ToArray()), ReadSession.Value((long)postBound) } },
            (reader, token) => ReadSession.ReadRowsAsync(
                reader, static row => new HashtagRow(row.GetString(0), row.GetString(1), row.GetCount(2), [.. row.GetFieldValue<long[]>(4).Select(id => new PostId(id))]), token),
            CancellationToken.None).ConfigureAwait(false)).ToDictionary(row => row.Tag);
}
