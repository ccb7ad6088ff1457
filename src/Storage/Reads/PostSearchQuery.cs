using Nexus.Storage.Connections;
using Nexus.Storage.Ids;
using Nexus.Storage.Paging;
using Nexus.Storage.Search;
using Npgsql;

namespace Nexus.Storage.Reads;

/// <summary>
/// One page of a search for posts: first a walk over the posts next to the cursor, which fills it where the words are frequent; where it does not, they are rare enough
/// for the index of words to be asked for the rest.
/// </summary>
internal sealed class PostSearchQuery(ReadSession session, PostSearch search, Keyset keyset)
{
    /// <summary>Half a microsecond each. A word in fewer than 42 of so many posts is in at most some thousands of a million.</summary>
    private const int WalkLength = 10_000;

    /// <summary>How far it is looked for something on the other side of the cursor, whose own entry is nearly always still there.</summary>
    private const int GlanceLength = 1_000;

    private readonly string? _words = PostWords.ToQuery(search.Wanted, search.Unwanted);

    public async Task<KeysetPage<PostId>> RunAsync(CancellationToken cancellationToken)
    {
        if (_words is null && (search.Author is null || search.Wanted.Count > 0))
            return KeysetPage<PostId>.Empty;
        var (found, isAnyBehind, isAnyBeyond) = await session.QueryAsync(
            [CreateWalk(), CreateGlance(keyset.After, ">="), CreateGlance(keyset.Before, "<=")], ReadWalkAsync, cancellationToken).ConfigureAwait(false);
        if (found.Count <= keyset.Limit && await FindEndOfWalkAsync(cancellationToken).ConfigureAwait(false) is { } end)
            found.AddRange(await session.QueryAsync(CreateLookUp(end, keyset.Limit + 1 - found.Count), ReadIdsAsync, cancellationToken).ConfigureAwait(false));
        return Cut(found, isAnyBehind, isAnyBeyond);
    }

    private KeysetPage<PostId> Cut(List<long> found, bool isAnyBehind, bool isAnyBeyond)
    {
        var isCut = found.Count > keyset.Limit;
        if (isCut)
            found.RemoveRange(keyset.Limit, found.Count - keyset.Limit);
        if (keyset.FromEnd)
            found.Reverse();
        Keyed<PostId>[] entries = [.. found.Select(id => new Keyed<PostId>(new PostId(id), id))];
        return keyset.FromEnd
            ? new KeysetPage<PostId>(entries, HasNext: isAnyBeyond, HasPrevious: isCut || isAnyBehind)
            : new KeysetPage<PostId>(entries, HasNext: isCut || isAnyBeyond, HasPrevious: isAnyBehind);
    }

    private string Order => keyset.FromEnd ? "asc" : "desc";

    /// <summary>Matches among the posts next to where the page begins.</summary>
    private NpgsqlBatchCommand CreateWalk()
    {
        var command = new NpgsqlBatchCommand();
        command.CommandText = $"""
            select p.id from (
              select id, author_id, visibility, words from posts where {InRange(command)} order by id {Order} limit {WalkLength}) p
            where {Matches(command)} order by p.id {Order} limit {Add(command, keyset.Limit + 1L)}
            """;
        return command;
    }

    /// <summary>Whether anything matches at a bound of the page or a little beyond it.</summary>
    private NpgsqlBatchCommand CreateGlance(long? bound, string comparison)
    {
        if (bound is not { } id)
            return new NpgsqlBatchCommand("select false");
        var command = new NpgsqlBatchCommand();
        var order = comparison == ">=" ? "asc" : "desc";
        command.CommandText = $"""
            select exists (select from (
              select author_id, visibility, words from posts
              where {OfAuthor(command)} and id {comparison} {Add(command, id)} order by id {order} limit {GlanceLength}) p
            where {Matches(command)})
            """;
        return command;
    }

    /// <summary>The first post that the walk has not come to; null where it has seen all.</summary>
    private Task<long?> FindEndOfWalkAsync(CancellationToken cancellationToken)
    {
        var command = new NpgsqlBatchCommand();
        command.CommandText = $"select id from posts where {InRange(command)} order by id {Order} offset {WalkLength} limit 1";
        return session.QueryAsync(
            command, async (reader, token) => await reader.ReadAsync(token).ConfigureAwait(false) ? reader.GetInt64(0) : (long?)null, cancellationToken);
    }

    /// <summary>All that match from there on, by the index of words; not in the order of the primary key, so that the planner does not walk along that.</summary>
    private NpgsqlBatchCommand CreateLookUp(long end, int limit)
    {
        var command = new NpgsqlBatchCommand();
        command.CommandText = $"""
            select p.id from posts p
            where {InRange(command)} and id {(keyset.FromEnd ? ">=" : "<=")} {Add(command, end)} and {Matches(command)}
            order by p.id + 0 {Order} limit {Add(command, (long)limit)}
            """;
        return command;
    }

    private string InRange(NpgsqlBatchCommand command)
    {
        var range = OfAuthor(command);
        if (keyset.After is { } after)
            range += $" and id < {Add(command, after)}";
        if (keyset.Before is { } before)
            range += $" and id > {Add(command, before)}";
        return range;
    }

    private string OfAuthor(NpgsqlBatchCommand command) =>
        search.Author is { } author ? $"deleted_at is null and author_id = {Add(command, author.Value)}" : "deleted_at is null";

    private string Matches(NpgsqlBatchCommand command)
    {
        if (search.Reader.ReadsAll)
            return _words is null ? "true" : $"p.words @@ {Add(command, _words)}::tsquery";
        var viewer = Add(command, search.Reader.User.Value);
        var readable = $"""
            (p.author_id = {viewer}
              or (p.visibility = 1 and not (select u.is_private from users u where u.id = p.author_id))
              or exists (select from edges e where e.kind = 1 and e.source = {viewer} and e.target = p.author_id))
            """;
        return _words is null ? readable : $"p.words @@ {Add(command, _words)}::tsquery and {readable}";
    }

    private static string Add<TValue>(NpgsqlBatchCommand command, TValue value)
    {
        command.Parameters.Add(ReadSession.Value(value));
        return $"${command.Parameters.Count}";
    }

    private static async Task<(List<long> Found, bool IsAnyBehind, bool IsAnyBeyond)> ReadWalkAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        var found = await ReadIdsAsync(reader, cancellationToken).ConfigureAwait(false);
        return (found, await ReadNextAsync(reader, cancellationToken).ConfigureAwait(false), await ReadNextAsync(reader, cancellationToken).ConfigureAwait(false));
    }

    private static Task<List<long>> ReadIdsAsync(NpgsqlDataReader reader, CancellationToken cancellationToken) =>
        ReadSession.ReadRowsAsync(reader, row => row.GetInt64(0), cancellationToken);

    private static async Task<bool> ReadNextAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
        await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        return reader.GetBoolean(0);
    }
}
