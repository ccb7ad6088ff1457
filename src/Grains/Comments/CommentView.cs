namespace Nexus.Grains.Comments;

/// <summary>A comment on a post, or a reply to another comment of it.</summary>
[GenerateSerializer, Immutable]
public sealed record CommentView(
    [property: Id(0)] CommentId Id,
    [property: Id(1)] UserId Author,
    [property: Id(2)] string Text,
    [property: Id(3)] DateTimeOffset CreatedAt,
    [property: Id(4)] CommentId? ReplyTo,
    [property: Id(5)] int ReplyCount);

/// <summary>What a person writes. A retry with the same key within 24 hours returns the first result.</summary>
[GenerateSerializer, Immutable]
public sealed record NewComment(
    [property: Id(0)] string Text, [property: Id(1)] CommentId? ReplyTo = null, [property: Id(2)] string? IdempotencyKey = null);
