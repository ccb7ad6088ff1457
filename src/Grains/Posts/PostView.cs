using Nexus.Grains.Ids;
using Nexus.Grains.Users;

namespace Nexus.Grains.Posts;

/// <summary>Who may see a post.</summary>
public enum Visibility { Public = 1, Followers = 2 }

/// <summary>A post as one viewer sees it.</summary>
[GenerateSerializer, Immutable]
public sealed record PostView(
    [property: Id(0)] PostId Id,
    [property: Id(1)] UserId Author,
    [property: Id(2)] string Text,
    [property: Id(3)] Visibility Visibility,
    [property: Id(4)] DateTimeOffset CreatedAt,
    [property: Id(5)] long LikeCount,
    [property: Id(6)] long CommentCount,
    [property: Id(7)] bool ViewerHasLiked,
    [property: Id(8)] PostId? Quoted)
{
    /// <summary>When its text became this one; null where it is the first.</summary>
    [Id(9)] public DateTimeOffset? EditedAt { get; init; }

    [Id(10)] public long RepostCount { get; init; }

    [Id(11)] public bool ViewerHasReposted { get; init; }

    [Id(12)] public bool ViewerHasBookmarked { get; init; }

    /// <summary>Whom the text mentions, in its order, as resolved when it was written.</summary>
    [Id(13)] public UserIds Mentions { get; init; } = UserIds.None;

    /// <summary>Whether moderators have removed it: only they get it then, by its id.</summary>
    [Id(14)] public bool IsRemoved { get; init; }

    internal Nexus.Grains.Visibility.PostFacts Facts => new(Visibility, IsRemoved ? Nexus.Grains.Visibility.PostStatus.Removed : Nexus.Grains.Visibility.PostStatus.Present);
}

/// <summary>A former text of a post, and since when it was that.</summary>
[GenerateSerializer, Immutable]
public sealed record PostRevision([property: Id(0)] string Text, [property: Id(1)] DateTimeOffset CreatedAt);

/// <summary>What a person writes. A retry with the same key within 24 hours returns the first result.</summary>
[GenerateSerializer, Immutable]
public sealed record NewPost(
    [property: Id(0)] string Text,
    [property: Id(1)] Visibility Visibility = Visibility.Public,
    [property: Id(2)] PostId? Quoted = null,
    [property: Id(3)] string? IdempotencyKey = null);

/// <summary>What writing a post came to; with a repeated idempotency key, <paramref name="Created"/> is false and the id is the first post's.</summary>
[GenerateSerializer, Immutable]
public sealed record PostCreation([property: Id(0)] PostId Id, [property: Id(1)] bool Created, [property: Id(2)] CommittedCount AuthorPostCount);

[GenerateSerializer, Immutable]
public sealed record CommittedDeletion([property: Id(0)] bool Changed, [property: Id(1)] CommittedCount AuthorPostCount);
