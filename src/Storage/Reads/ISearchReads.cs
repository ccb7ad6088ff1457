using Nexus.Storage.Ids;
using Nexus.Storage.Paging;

namespace Nexus.Storage.Reads;

/// <summary>Full text and names (docs/decisions/search.md). What is found is not yet what a viewer may see.</summary>
public interface ISearchReads
{
    /// <summary>
    /// Posts that match, newest first, by post id; nothing where neither a word nor an author is asked for. Left out is what only followers may read and the reader
    /// does not follow, so that pages of what is seen take few reads.
    /// </summary>
    Task<KeysetPage<PostId>> ListPostsAsync(PostSearch search, Keyset keyset, CancellationToken cancellationToken);

    /// <summary>
    /// People whose handle or words of the display name begin like the text and, where they are few, those whose names are alike: at most three times <paramref name="bound"/>, in no order.
    /// </summary>
    Task<IReadOnlyList<NamedPerson>> ListPeopleAsync(string text, int bound, CancellationToken cancellationToken);

    /// <summary>
    /// Hashtags whose normal form begins with <paramref name="prefix"/>, most used first, strictly after or before a place in that order; with
    /// <paramref name="fromEnd"/> the last of them, in the order's opposite.
    /// </summary>
    Task<IReadOnlyList<FoundHashtag>> ListHashtagsAsync(
        string prefix, HashtagPlace? after, HashtagPlace? before, bool fromEnd, int limit, CancellationToken cancellationToken);
}

/// <summary>
/// What posts are searched for: texts that all have to stand in them (several words one after the other; a hashtag with its number sign), texts of which none
/// may, and whose they have to be.
/// </summary>
public sealed record PostSearch(IReadOnlyList<string> Wanted, IReadOnlyList<string> Unwanted, UserId? Author, PostReader Reader);

/// <summary>Who reads, and whether they may read what is only for followers of others: moderators may.</summary>
public readonly record struct PostReader(UserId User, bool ReadsAll = false);

public sealed record NamedPerson(UserId Id, string Username, string DisplayName);

/// <summary>A place among hashtags of which the most used come first, and those used as often in the order of their normal forms.</summary>
public readonly record struct HashtagPlace(long PostCount, string Tag);

public sealed record FoundHashtag(string Tag, string Name, long PostCount);
