using Nexus.Grains.Paging;
using Nexus.Grains.Posts;
using Nexus.Grains.Users;
using Nexus.Grains.Visibility;
using Orleans.Concurrency;

namespace Nexus.Grains.Hashtags;

/// <summary>
/// A hashtag: the posts that have it and that everybody may see, public ones of people who are not private. Key: <see cref="HashtagName.Tag"/>. The newest posts are in memory, the rest is read from storage; everything
/// that it answers with survives deactivation.
/// </summary>
public interface IHashtagGrain : IGrainWithStringKey
{
    /// <summary>Null where no such post has it.</summary>
    [AlwaysInterleave]
    Task<HashtagView?> GetAsync();

    /// <summary>Those of the posts that the viewer may see, newest first; full pages.</summary>
    [AlwaysInterleave]
    Task<Page<PostView>> ListPostsAsync(Viewer viewer, PageRequest request);

    /// <summary>Told by a post's grain after its commit; <paramref name="postCount"/> is ordered by its version.</summary>
    Task OnPostAddedAsync(PostId post, string name, CommittedCount postCount);

    /// <inheritdoc cref="OnPostAddedAsync"/>
    Task OnPostRemovedAsync(PostId post, CommittedCount postCount);

    /// <summary>Told after posts have come or gone with their author's privacy: what is in memory is read again.</summary>
    Task ReloadAsync();
}

/// <summary>A hashtag as the first of its posts wrote it, and how many posts have it that everybody may see.</summary>
[GenerateSerializer, Immutable]
public sealed record HashtagView([property: Id(0)] string Tag, [property: Id(1)] string Name, [property: Id(2)] long PostCount);
