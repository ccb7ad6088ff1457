using Nexus.Storage.Ids;
using Nexus.Storage.Journal;
using Nexus.Storage.Paging;

namespace Nexus.Storage.Reads;

/// <summary>Hashtags by their normal form: public posts of people who are not private have them, as long as they are not deleted.</summary>
public interface IHashtagReads
{
    /// <summary>With the newest <paramref name="postBound"/> of its posts; null for one that no post has ever had.</summary>
    Task<HashtagRow?> LoadHashtagAsync(string tag, int postBound, CancellationToken cancellationToken);

    /// <summary>The posts that have it, newest first, by post id.</summary>
    Task<KeysetPage<PostId>> ListPostsAsync(string tag, Keyset keyset, CancellationToken cancellationToken);

    /// <summary>The hashtags that a person's public posts have, whether everybody may see them or not: the first ones after <paramref name="after"/>, in their order.</summary>
    Task<IReadOnlyList<string>> ListTagsOfAsync(UserId author, string after, int limit, CancellationToken cancellationToken);
}

/// <summary>A hashtag: its name as it was first written, and how many posts have it, which may be none any more.</summary>
public sealed record HashtagRow(string Tag, string Name, Count PostCount, IReadOnlyList<PostId> NewestPosts);
