using Nexus.Storage.Ids;
using Nexus.Storage.Journal;

namespace Nexus.Storage.Seeding;

/// <summary>A person; with an e-mail address and the hash of a password, or without an account.</summary>
public sealed record SeededPerson(
    UserId Id, string Username, string DisplayName, string Bio, bool IsPrivate, DateTimeOffset CreatedAt, string? Email = null, string? PasswordHash = null);

/// <summary>A notification, the edge's key, the post or the comment's number that has caused it, and the id of the first event of its group.</summary>
public sealed record SeededNotification(NewNotification Notification, long Cause, NotificationId Group);

/// <summary>
/// Rows that are written in one transaction; what they refer to is among them or in an earlier part. They are what the journal would be given; the counters are made at the end.
/// </summary>
public sealed class SeedPart
{
    public List<SeededPerson> People { get; } = [];

    public List<CreatePost> Posts { get; } = [];

    public List<AddComment> Comments { get; } = [];

    public List<AddEdge> Edges { get; } = [];

    public List<SeededNotification> Notifications { get; } = [];

    /// <summary>How many rows, those of other tables that hang on them aside.</summary>
    public int Count => People.Count + Posts.Count + Comments.Count + Edges.Count + Notifications.Count;
}

/// <summary>What is known at the end: how each hashtag was first written, and up to where people have read their inboxes.</summary>
public sealed record SeedEnding(IReadOnlyCollection<WrittenHashtag> Hashtags, IReadOnlyCollection<(UserId Recipient, NotificationId UpTo)> ReadMarks);
