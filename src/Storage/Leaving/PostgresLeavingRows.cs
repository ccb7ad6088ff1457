using Nexus.Storage.Connections;
using Nexus.Storage.Ids;
using Nexus.Storage.Journal;
using Nexus.Storage.Reads;
using Npgsql;

namespace Nexus.Storage.Leaving;

internal sealed class PostgresLeavingRows(ReadSession session) : ILeavingRows
{
    public async Task<IReadOnlyList<PostId>> ListPostsAsync(UserId user, int limit, CancellationToken cancellationToken) =>
        await session.QueryAsync(
            Command(LeavingSql.ListPosts, user, limit), (reader, token) => ReadSession.ReadRowsAsync(reader, row => row.GetPostId(0), token), cancellationToken)
            .ConfigureAwait(false);

    public async Task<IReadOnlyList<CommentId>> ListCommentsAsync(UserId user, int limit, CancellationToken cancellationToken) =>
        await session.QueryAsync(
            Command(LeavingSql.ListComments, user, limit),
            (reader, token) => ReadSession.ReadRowsAsync(reader, row => new CommentId(row.GetPostId(0), row.GetInt64(1)), token),
            cancellationToken).ConfigureAwait(false);

    public async Task<IReadOnlyList<RemoveEdge>> ListEdgesAsync(UserId user, int limit, CancellationToken cancellationToken) =>
        await session.QueryAsync(
            Command(LeavingSql.ListEdges, user, limit),
            (reader, token) => ReadSession.ReadRowsAsync(reader, row => new RemoveEdge((EdgeKind)row.GetInt16(0), row.GetInt64(1), row.GetInt64(2)), token),
            cancellationToken).ConfigureAwait(false);

    public async Task<IReadOnlyList<PostId>> ListCommentedPostsAsync(IEnumerable<long> comments, CancellationToken cancellationToken) =>
        await session.QueryAsync(
            new NpgsqlBatchCommand(LeavingSql.ListCommentedPosts) { Parameters = { ReadSession.Value(comments.ToArray()) } },
            (reader, token) => ReadSession.ReadRowsAsync(reader, row => row.GetPostId(0), token),
            cancellationToken).ConfigureAwait(false);

    public async Task<int> RemovePostsAsync(UserId user, int limit, CancellationToken cancellationToken)
    {
        foreach (var statement in LeavingSql.RemovePosts)
        {
            var removed = await CountAsync(Command(statement, user, limit), cancellationToken).ConfigureAwait(false);
            // Rows that another refers to go only when none of those are left.
            if (removed > 0)
                return removed;
        }

        return 0;
    }

    public async Task<IReadOnlyList<PostId>> RemoveMentionsAsync(UserId user, int limit, CancellationToken cancellationToken) =>
        await session.QueryAsync(
            Command(LeavingSql.RemoveMentions, user, limit),
            (reader, token) => ReadSession.ReadRowsAsync(reader, row => row.GetPostId(0), token),
            cancellationToken).ConfigureAwait(false);

    public async Task<IReadOnlyList<CausedRow>> ListNotificationsAsync(UserId user, int limit, CancellationToken cancellationToken) =>
        await session.QueryAsync(
            Command(LeavingSql.ListNotifications, user, limit),
            (reader, token) => ReadSession.ReadRowsAsync(reader, row => new CausedRow(new NotificationId(row.GetInt64(0)), row.GetUserId(1)), token),
            cancellationToken).ConfigureAwait(false);

    public Task RemoveNotificationsAsync(IEnumerable<NotificationId> notifications, CancellationToken cancellationToken) => session.ExecuteAsync(
        new NpgsqlBatchCommand(LeavingSql.RemoveNotifications)
        {
            Parameters = { ReadSession.Value(notifications.Select(notification => notification.Value).ToArray()) },
        },
        cancellationToken);

    public async Task<int> RemoveTracesAsync(UserId user, int limit, CancellationToken cancellationToken)
    {
        var removed = 0;
        foreach (var statement in LeavingSql.RemoveTraces)
            removed += await CountAsync(Command(statement, user, limit), cancellationToken).ConfigureAwait(false);
        return removed;
    }

    public async Task<IReadOnlyList<string>> ListNamesAsync(UserId user, CancellationToken cancellationToken) =>
        await session.QueryAsync(
            new NpgsqlBatchCommand("select name from handles where user_id = $1") { Parameters = { ReadSession.Value(user.Value) } },
            (reader, token) => ReadSession.ReadRowsAsync(reader, row => row.GetString(0), token),
            cancellationToken).ConfigureAwait(false);

    public async Task<bool> RemovePersonAsync(UserId user, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var command = new NpgsqlBatchCommand(LeavingSql.RemovePerson) { Parameters = { ReadSession.Value(user.Value), ReadSession.Value(now.UtcDateTime) } };
        try
        {
            await session.ExecuteAsync(command, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (PostgresException refusal) when (refusal.SqlState == PostgresErrorCodes.ForeignKeyViolation)
        {
            return false;
        }
    }

    private Task<int> CountAsync(NpgsqlBatchCommand command, CancellationToken cancellationToken) =>
        session.QueryAsync(command, (reader, _) => Task.FromResult(Math.Max(0, reader.RecordsAffected)), cancellationToken);

    private static NpgsqlBatchCommand Command(string sql, UserId user, int limit) =>
        new(sql) { Parameters = { ReadSession.Value(user.Value), ReadSession.Value((long)limit) } };
}
