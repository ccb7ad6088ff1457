namespace Nexus.Storage.Journal;

/// <summary>Conditions on posts.</summary>
internal static class PostSql
{
    /// <summary>For <c>posts p</c> and an input <c>i</c>: the post is there and its author is the input's.</summary>
    // As a case, because on empty tables an index with this condition looks better than the key.
    public const string IsOwn = "case when p.deleted_at is null then p.author_id end = i.author_id";
}
