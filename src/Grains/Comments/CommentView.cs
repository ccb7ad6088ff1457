namespace Nexus.Grains.Comments;

/// <summary>
/// A comment on a post, or a reply to another comment of it, as one viewer sees it. One that is deleted and was replied to has no text and no author (0).
/// </summary>
[GenerateSerializer, Immutable]
public sealed record CommentView(
    [property: Id(0)] CommentId Id,
    [property: Id(1)] UserId Author,
    [property: Id(2)] string Text,
    [property: Id(3)] DateTimeOffset CreatedAt,
    [property: Id(4)] CommentId? ReplyTo,
    [property: Id(5)] int ReplyCount,
    [property: Id(6)] DateTimeOffset? EditedAt,
    [property: Id(7)] long LikeCount,
    [property: Id(8)] bool ViewerHasLiked,
    [property: Id(9)] bool IsDeleted);

/// <summary>What a person writes. A retry with the same key within 24 hours returns the first result.</summary>
[GenerateSerializer, Immutable]
public sealed record NewComment(
    [property: Id(0)] string Text, [property: Id(1)] CommentId? ReplyTo = null, [property: Id(2)] string? IdempotencyKey = null);
