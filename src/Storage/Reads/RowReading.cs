using Nexus.Storage.Ids;
using Nexus.Storage.Journal;
using Npgsql;

namespace Nexus.Storage.Reads;

/// <summary>Columns as the domain's types.</summary>
internal static class RowReading
{
    extension(NpgsqlDataReader row)
    {
        public UserId GetUserId(int column) => new(row.GetInt64(column));

        public PostId GetPostId(int column) => new(row.GetInt64(column));

        public PostId? GetOptionalPostId(int column) => row.IsDBNull(column) ? null : new PostId(row.GetInt64(column));

        public CommentId? GetOptionalCommentId(int post, int number) =>
            row.IsDBNull(number) ? null : new CommentId(new PostId(row.GetInt64(post)), row.GetInt64(number));

        public string? GetOptionalString(int column) => row.IsDBNull(column) ? null : row.GetString(column);

        public DateTimeOffset GetTime(int column) => new(row.GetDateTime(column));

        /// <summary>PostgreSQL's infinity is the greatest time there is.</summary>
        public DateTimeOffset? GetOptionalTime(int column)
        {
            if (row.IsDBNull(column))
                return null;
            var time = row.GetDateTime(column);
            return time == DateTime.MaxValue ? DateTimeOffset.MaxValue : new DateTimeOffset(time);
        }

        /// <summary>A counter's value and, in the next column, its version; a counter that never moved has no row.</summary>
        public Count GetCount(int column) => row.IsDBNull(column) ? default : new Count(row.GetInt64(column), row.GetInt64(column + 1));

        public IReadOnlyList<UserId>? GetOptionalUserIds(int column) => row.IsDBNull(column) ? null : row.GetUserIds(column);

        public IReadOnlyList<UserId> GetUserIds(int column) => Array.ConvertAll(row.GetFieldValue<long[]>(column), value => new UserId(value));
    }
}
