using Nexus.Storage.Connections;
using Nexus.Storage.Ids;
using Nexus.Storage.Paging;
using Npgsql;

namespace Nexus.Storage.Reads;

internal sealed class PostgresHashtagReads(ReadSession session) : IHashtagReads
{
    private const string LoadHashtag = "select name, post_count, version from hashtags where tag = $1";

    private static readonly KeysetList s_posts = new(
        "post_id",
        IsDescending: true,
        (condition, part) => $"select post_id as key from post_hashtags where tag = $1 and {condition} {part}",
        condition => $"select from post_hashtags where tag = $1 and {condition}");

    public Task<HashtagRow?> LoadHashtagAsync(string tag, CancellationToken cancellationToken) =>
        session.QueryAsync(
            new NpgsqlBatchCommand(LoadHashtag) { Parameters = { ReadSession.Value(tag) } },
            async (reader, token) =>
                await reader.ReadAsync(token).ConfigureAwait(false) ? new HashtagRow(reader.GetString(0), reader.GetCount(1)) : null,
            cancellationToken);

    public Task<KeysetPage<PostId>> ListPostsAsync(string tag, Keyset keyset, CancellationToken cancellationToken) =>
        new KeysetQuery<PostId>(s_posts, keyset, [tag], row => new Keyed<PostId>(row.GetPostId(0), row.GetInt64(0))).RunAsync(session, cancellationToken);
}
