using Nexus.Storage.Ids;

namespace Nexus.Storage.Journal;

/// <summary>Who may see a post. The numbers are stored.</summary>
public enum PostVisibility : short { Public = 1, Followers = 2 }

/// <summary>A post. With an idempotency key that the author has used within 24 hours nothing is written and the first post's id is the outcome.</summary>
public sealed record CreatePost(
    PostId Post, UserId Author, string Text, PostVisibility Visibility, PostId? Quoted, DateTimeOffset CreatedAt,
    string? IdempotencyKey = null, NewNotification? Notification = null) : Change<CreatePostOutcome>;

public sealed record CreatePostOutcome(PostId Post, bool Created, Count AuthorPostCount);

/// <summary>Marks a post as deleted and retracts the notifications about it; not changed where it was already.</summary>
public sealed record DeletePost(PostId Post, UserId Author, DateTimeOffset At) : Change<DeletePostOutcome>;

public sealed record DeletePostOutcome(bool Changed, Count AuthorPostCount);

/// <summary>A comment, or a reply where <paramref name="ReplyTo"/> is given. Idempotency as in <see cref="CreatePost"/>.</summary>
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
public sealed record DeleteCommentOutcome(bool Changed, IReadOnlyList<long> Vanished, Count PostCommentCount);

public sealed record AddCommentOutcome(CommentId Comment, bool Created, Count PostCommentCount);
