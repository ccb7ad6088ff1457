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

public sealed record AddCommentOutcome(CommentId Comment, bool Created, Count PostCommentCount);
