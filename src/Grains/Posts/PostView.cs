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
    [property: Id(8)] PostId? Quoted);

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
