using Nexus.Storage.Connections;
using Nexus.Storage.Ids;
using Nexus.Storage.Paging;
using Nexus.Storage.Search;
using Npgsql;

namespace Nexus.Storage.Reads;

/// <summary>On connections of its own: a costly search takes none from other reads.</summary>
internal sealed class PostgresSearchReads(StorageConnections connections) : ISearchReads
{
    private const string ListByBeginning = """
        (select id, username, display_name from users where username like $1 order by username using ~<~ limit $3)
        union
        (select id, username, display_name from users where found_by like '% ' || $2 || '%' limit $3)
        """;

    // Names that share a frequent word with the text are all alike to it: of those some thousands have to do.
    private const string ListByLikeness = """
        select id, username, display_name from (
          select id, username, display_name, found_by from users where $1 <% found_by limit 2000) alike
        order by word_similarity($1, found_by) desc, id limit $2
        """;

    /// <summary>Shorter texts have too few trigrams to be alike to anything.</summary>
    private const int ShortestFuzzy = 3;

    /// <summary>Where so many names begin like the text it is not mistyped, and those come before others in any case.</summary>
    private const int EnoughByBeginning = 100;

    private readonly ReadSession _session = new(connections.Search);

    public Task<KeysetPage<PostId>> ListPostsAsync(PostSearch search, Keyset keyset, CancellationToken cancellationToken) =>
        new PostSearchQuery(_session, search, keyset).RunAsync(cancellationToken);

    public async Task<IReadOnlyList<NamedPerson>> ListPeopleAsync(string text, int bound, CancellationToken cancellationToken)
    {
        var searched = PersonNames.ToSearched(text);
        if (searched.Length == 0)
            return [];
        var people = await ListPeopleAsync(
            new NpgsqlBatchCommand(ListByBeginning)
            {
                Parameters = { ReadSession.Value(Escape(text.ToLowerInvariant()) + '%'), ReadSession.Value(searched), ReadSession.Value((long)bound) },
            },
            cancellationToken).ConfigureAwait(false);
        if (people.Count >= EnoughByBeginning || searched.Length < ShortestFuzzy)
            return people;
        var alike = await ListPeopleAsync(
            new NpgsqlBatchCommand(ListByLikeness) { Parameters = { ReadSession.Value(searched), ReadSession.Value((long)bound) } },
            cancellationToken).ConfigureAwait(false);
        return [.. people.UnionBy(alike, person => person.Id)];
    }

    private Task<List<NamedPerson>> ListPeopleAsync(NpgsqlBatchCommand command, CancellationToken cancellationToken) =>
        _session.QueryAsync(
            command,
            (reader, token) => ReadSession.ReadRowsAsync(reader, row => new NamedPerson(row.GetUserId(0), row.GetString(1), row.GetString(2)), token),
            cancellationToken);

    public async Task<IReadOnlyList<FoundHashtag>> ListHashtagsAsync(
        string prefix, HashtagPlace? after, HashtagPlace? before, bool fromEnd, int limit, CancellationToken cancellationToken)
    {
        var command = new NpgsqlBatchCommand();
        var conditions = new List<string> { $"tag like {Add(command, Escape(prefix) + '%')} and post_count > 0" };
        if (after is { } start)
            conditions.Add(Beyond(command, start, "<", ">"));
        if (before is { } end)
            conditions.Add(Beyond(command, end, ">", "<"));
        var order = fromEnd ? "post_count, tag desc" : "post_count desc, tag";
        command.CommandText =
            $"select tag, name, post_count from hashtags where {string.Join(" and ", conditions)} order by {order} limit {Add(command, (long)limit)}";
        return await _session.QueryAsync(
            command,
            (reader, token) => ReadSession.ReadRowsAsync(reader, row => new FoundHashtag(row.GetString(0), row.GetString(1), row.GetInt64(2)), token),
            cancellationToken).ConfigureAwait(false);
    }

    private static string Beyond(NpgsqlBatchCommand command, HashtagPlace place, string fewer, string later)
    {
        var (count, tag) = (Add(command, place.PostCount), Add(command, place.Tag));
        return $"(post_count {fewer} {count} or (post_count = {count} and tag {later} {tag}))";
    }

    private static string Add<TValue>(NpgsqlBatchCommand command, TValue value)
    {
        command.Parameters.Add(ReadSession.Value(value));
        return $"${command.Parameters.Count}";
    }

    // What LIKE takes for more than itself.
    private static string Escape(string text) =>
        text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal);
}
