using Nexus.Storage.Paging;
using Nexus.Storage.Reads;

namespace Nexus.Grains.Feeds;

/// <summary>A post at a place in feeds: the post's id where it stands as its author's, the repost's key where <paramref name="Reposter"/> (else 0) reposted it.</summary>
[GenerateSerializer, Immutable]
public readonly record struct FeedEntry([property: Id(0)] PostId Post, [property: Id(1)] long Place, [property: Id(2)] UserId Reposter)
{
    public bool IsRepost => Reposter.Value != 0;

    internal static FeedEntry Own(PostId post) => new(post, post.Value, default);

    internal static FeedEntry Of(Keyed<FeedRow> row) => new(row.Value.Post, row.Key, row.Value.Reposter ?? default);
}

/// <summary>
/// What a person has written and reposted last, newest first, at most 100 of each; <paramref name="Undone"/> changes with every repost that is undone.
/// </summary>
[GenerateSerializer, Immutable]
public sealed record NewestEntries(
    [property: Id(0)] IReadOnlyList<FeedEntry> Posts, [property: Id(1)] IReadOnlyList<FeedEntry> Reposts, [property: Id(2)] long Undone);
