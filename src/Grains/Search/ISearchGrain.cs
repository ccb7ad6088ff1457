using Nexus.Grains.Paging;
using Nexus.Grains.Posts;
using Nexus.Grains.Visibility;

namespace Nexus.Grains.Search;

/// <summary>Finds posts, people and hashtags in storage. Key: 0. It keeps nothing: any number of activations answer at once.</summary>
public interface ISearchGrain : IGrainWithIntegerKey
{
    /// <summary>
    /// Posts that the viewer may see and that have all words of the text, newest first; full pages. <c>"words in order"</c>, <c>-without</c>, <c>#hashtag</c>
    /// and <c>from:username</c> narrow it.
    /// </summary>
    /// <exception cref="Errors.ValidationException">Empty, over 200 characters or 20 words, control characters, or nothing but exclusions.</exception>
    Task<Page<PostView>> ListPostsAsync(string text, Viewer viewer, PageRequest request);

    /// <summary>
    /// People whom the viewer may see, best first: whose handle it is, whose handle begins so, with words of the name that begin so, with names that are alike.
    /// </summary>
    /// <exception cref="Errors.ValidationException">Empty, over 200 characters, or control characters.</exception>
    Task<RankedPage<UserId>> ListPeopleAsync(string text, Viewer viewer, RankedPageRequest request);

    /// <summary>Hashtags that begin with the text, which may have its number sign, most used first; their normal forms.</summary>
    /// <exception cref="Errors.ValidationException">Empty, over 200 characters, or control characters.</exception>
    Task<RankedPage<string>> ListHashtagsAsync(string text, RankedPageRequest request);
}
