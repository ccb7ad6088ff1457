using Nexus.Storage.Ids;
using Nexus.Storage.Journal;
using Nexus.Storage.Journal.Appliers;
using Nexus.Storage.Search;
using Npgsql;

namespace Nexus.Storage.Seeding;

/// <summary>How the rows of a part come into their tables.</summary>
internal static class SeedCopy
{
    /// <summary>Writes a part: a row before what refers to it.</summary>
    public static async Task WriteAsync(NpgsqlConnection connection, SeedPart part, CancellationToken cancellationToken)
    {
        await CopyAsync(connection, "users (id, username, display_name, bio, is_private, created_at, found_by)", part.People, AddPerson, cancellationToken);
        await CopyAsync(connection, "handles (name, user_id)", part.People.SelectMany(NamesOf), (line, name) => line.Add(name.Name).Add(name.User.Value), cancellationToken);
        await CopyAsync(
            connection, "accounts (user_id, email, email_verified, password_hash, created_at)", part.People.Where(person => person.Email is not null),
            (line, person) => line.Add(person.Id.Value).Add(person.Email!).Add(true).Add(person.PasswordHash!).Add(person.CreatedAt), cancellationToken);
        await CopyAsync(connection, "posts (id, author_id, text, visibility, quoted_id, created_at, mentions, words)", part.Posts, AddPost, cancellationToken);
        await CopyAsync(
            connection, "post_hashtags (tag, post_id, author_id, name)", part.Posts.Where(post => post.Visibility == PostVisibility.Public).SelectMany(TagsOf),
            (line, tagged) => line.Add(tagged.Hashtag.Tag).Add(tagged.Post.Post.Value).Add(tagged.Post.Author.Value).Add(tagged.Hashtag.Name), cancellationToken);
        await CopyAsync(connection, "comments (post_id, number, author_id, text, reply_to, created_at)", part.Comments, AddComment, cancellationToken);
        await CopyAsync(
            connection, "edges (kind, source, target, key, created_at)", part.Edges,
            (line, edge) => line.Add((short)edge.Kind).Add(edge.Source).Add(edge.Target).Add(edge.Key).Add(edge.CreatedAt), cancellationToken);
        await CopyAsync(
            connection, "notifications (id, recipient_id, kind, actor_id, post_id, comment_number, subject, cause, group_id, created_at)", part.Notifications,
            AddNotification, cancellationToken);
    }

    public static async Task WriteAsync(NpgsqlConnection connection, SeedEnding ending, CancellationToken cancellationToken)
    {
        await CopyAsync(
            connection, "hashtags (tag, name, post_count, version)", ending.Hashtags,
            (line, hashtag) => line.Add(hashtag.Tag).Add(hashtag.Name).Add(0L).Add(0L), cancellationToken);
        await CopyAsync(
            connection, "inboxes (recipient_id, read_up_to)", ending.ReadMarks,
            (line, mark) => line.Add(mark.Recipient.Value).Add(mark.UpTo.Value), cancellationToken);
    }

    private static async Task CopyAsync<TRow>(
        NpgsqlConnection connection, string columns, IEnumerable<TRow> rows, Action<CopyLine, TRow> add, CancellationToken cancellationToken)
    {
        await using var writer = await connection.BeginTextImportAsync($"copy {columns} from stdin", cancellationToken);
        var line = new CopyLine();
        foreach (var row in rows)
        {
            add(line, row);
            await writer.WriteAsync(line.Take());
        }
    }

    private static void AddPerson(CopyLine line, SeededPerson person) => line
        .Add(person.Id.Value).Add(person.Username).Add(person.DisplayName).Add(person.Bio).Add(person.IsPrivate).Add(person.CreatedAt)
        .Add(PersonNames.ToFoundBy(person.Username, person.DisplayName));

    private static void AddPost(CopyLine line, CreatePost post) => line
        .Add(post.Post.Value).Add(post.Author.Value).Add(post.Text).Add((short)post.Visibility).Add(post.Quoted?.Value).Add(post.CreatedAt)
        .Add(HashtagColumns.Array(post.Mentions ?? [])).Add(PostWords.ToVector(post.Text));

    private static void AddComment(CopyLine line, AddComment comment) => line
        .Add(comment.Comment.Post.Value).Add(comment.Comment.Number).Add(comment.Author.Value).Add(comment.Text).Add(comment.ReplyTo?.Number).Add(comment.CreatedAt);

    private static void AddNotification(CopyLine line, SeededNotification seeded)
    {
        var (told, caused) = (seeded.Notification, new CausedNotification(seeded.Notification, 0, 0, 0, seeded.Cause));
        line.Add(told.Id.Value).Add(told.Recipient.Value).Add((short)told.Kind).Add(told.Actor.Value).Add(caused.PostId).Add(told.Comment?.Number)
            .Add(caused.Subject).Add(seeded.Cause).Add(seeded.Group.Value).Add(told.CreatedAt);
    }

    private static IEnumerable<(string Name, UserId User)> NamesOf(SeededPerson person)
    {
        yield return (Handle.Of(person.Username), person.Id);
        if (person.Email is { } email)
            yield return (Handle.Of(email), person.Id);
    }

    private static IEnumerable<(WrittenHashtag Hashtag, CreatePost Post)> TagsOf(CreatePost post) => post.Hashtags.Select(hashtag => (hashtag, post));
}
