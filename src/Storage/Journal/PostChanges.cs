using Nexus.Storage.Ids;

namespace Nexus.Storage.Journal;

/// <summary>Who may see a post. The numbers are stored.</summary>
public enum PostVisibility : short { Public = 1, Followers = 2 }

/// <summary>A hashtag of a text: <paramref name="Tag"/> is its normal form, which is its key, <paramref name="Name"/> how it was written.</summary>
public readonly record struct WrittenHashtag(string Tag, string Name);

/// <summary>How many posts that are for everybody have a hashtag, after a commit.</summary>
public sealed record HashtagCount(string Tag, Count PostCount);

/// <summary>A post. With an idempotency key that the author has used within 24 hours nothing is written and the first post's id is the outcome.</summary>
public sealed record CreatePost(
    PostId Post, UserId Author, string Text, PostVisibility Visibility, PostId? Quoted, DateTimeOffset CreatedAt,
    string? IdempotencyKey = null, IReadOnlyList<NewNotification>? Notifications = null, IReadOnlyList<UserId>? Mentions = null)
    : Change<CreatePostOutcome>
{
    /// <summary>The hashtags of its text. Only a public post's are indexed and counted, those of somebody private once that has changed.</summary>
    public IReadOnlyList<WrittenHashtag> Hashtags { get; init; } = [];
}

public sealed record CreatePostOutcome(PostId Post, bool Created, Count AuthorPostCount)
{
    /// <summary>Of those of the hashtags that are counted for this post.</summary>
    public IReadOnlyList<HashtagCount> Hashtags { get; init; } = [];
}

/// <summary>
/// Another text for a post; the former one is kept as the revision <paramref name="Revision"/>. Those in <paramref name="Unmentioned"/> lose the notification that they were
/// mentioned. Not changed where the text is the same.
/// </summary>
public sealed record EditPost(
    PostId Post, UserId Author, long Revision, string Text, DateTimeOffset At, IReadOnlyList<UserId> Mentions, IReadOnlyList<WrittenHashtag> Hashtags,
    IReadOnlyList<NewNotification> Notifications, IReadOnlyList<UserId> Unmentioned) : Change<EditPostOutcome>;

/// <param name="Exists">Whether this author has such a post.</param>
/// <param name="Changed">Whether this edit gave it its text.</param>
/// <param name="Hashtags">Of those that the post has won or lost, and are counted.</param>
public sealed record EditPostOutcome(bool Exists, bool Changed, IReadOnlyList<HashtagCount> Hashtags);

/// <summary>
/// Marks a post as deleted, takes it out of its hashtags' pages and removes the likes, reposts and bookmarks of it and the notifications about it: up to
/// <see cref="ClearPost.Limit"/> of each kind, the rest is for <see cref="ClearPost"/>. Closes the reports of it. Not changed where it was already.
/// </summary>
/// <param name="Removal">Where a moderator does it: that is kept with the post and has its line in the audit log.</param>
public sealed record DeletePost(PostId Post, UserId Author, DateTimeOffset At, Removal? Removal = null) : Change<DeletePostOutcome>;

public sealed record DeletePostOutcome(bool Changed, Count AuthorPostCount)
{
    /// <summary>Whose notifications about the post were removed, as far as this change removed them.</summary>
    public IReadOnlyList<UserId> Notified { get; init; } = [];

    /// <summary>Of the hashtags that the post had.</summary>
    public IReadOnlyList<HashtagCount> Hashtags { get; init; } = [];
}

/// <summary>Removes more of what is about a deleted post, as <see cref="DeletePost"/> does; true when nothing is left, or the post is not deleted.</summary>
public sealed record ClearPost(PostId Post) : Change<bool>
{
    /// <summary>How many edges of each kind, and how many notifications, one change removes: others wait for it.</summary>
    public const int Limit = 1_000;
}

/// <summary>
/// A comment, or a reply where <paramref name="ReplyTo"/> is given. Idempotency as in <see cref="CreatePost"/>. Nothing is written under a post, or a comment, that is gone.
/// </summary>
public sealed record AddComment(
    CommentId Comment, UserId Author, string Text, CommentId? ReplyTo, DateTimeOffset CreatedAt,
    string? IdempotencyKey = null, IReadOnlyList<NewNotification>? Notifications = null) : Change<AddCommentOutcome>;

/// <summary>Another text for a comment; false where the comment is not there (any more).</summary>
public sealed record EditComment(CommentId Comment, string Text, DateTimeOffset At) : Change<bool>;

/// <summary>
/// Deletes a comment with its likes and the notifications about it. Where somebody has replied its place is kept, without text and author; the last reply takes
/// the places above it along.
/// </summary>
public sealed record DeleteComment(CommentId Comment, DateTimeOffset At) : Change<DeleteCommentOutcome>;

/// <summary><paramref name="Vanished"/>: the numbers of the comments that are not there any more, the deleted one among them unless it kept its place.</summary>
public sealed record DeleteCommentOutcome(bool Changed, IReadOnlyList<long> Vanished, Count PostCommentCount)
{
    /// <summary>Whose notifications about the comment were removed.</summary>
    public IReadOnlyList<UserId> Notified { get; init; } = [];
}

/// <param name="Comment">The comment itself, or the one that holds its idempotency key.</param>
/// <param name="Created">Whether it was written.</param>
/// <param name="PostCommentCount">Of the post, afterwards.</param>
/// <param name="IsRefused">Whether the post, or the comment that it replies to, is gone.</param>
public sealed record AddCommentOutcome(CommentId Comment, bool Created, Count PostCommentCount, bool IsRefused = false);
