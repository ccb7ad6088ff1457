using HotChocolate.CostAnalysis.Types;
using HotChocolate.Resolvers;
using HotChocolate.Types.Pagination;
using Nexus.Gateway.Authentication;
using Nexus.Gateway.Comments;
using Nexus.Gateway.Hashtags;
using Nexus.Gateway.Paging;
using Nexus.Gateway.Users;
using Nexus.Grains.Hashtags;
using Nexus.Grains.Posts;
using Nexus.Grains.Users;
using Nexus.Grains.Visibility;

namespace Nexus.Gateway.Posts;

/// <summary>What hangs on a post.</summary>
[ExtendObjectType<Post>]
public sealed class PostFields
{
    // The most that a text may mention, and the most revisions that are shown.
    private const int MentionedPeople = 50, FormerTexts = 100;

    private static readonly ListTag s_comments = ListTag.Of("Post.comments"), s_likers = ListTag.Of("Post.likers");

    public ValueTask<User> GetAuthorAsync([Parent] Post post, Profiles profiles, IResolverContext field) => field.LoadUserAsync(post.View.Author, profiles);

    /// <summary>Null where nothing is quoted, or the quoted post is not there for the viewer.</summary>
    public async Task<Post?> GetQuotedAsync(
        [Parent] Post post, [CurrentCaller] Caller caller, PostByIdDataLoader posts, CancellationToken cancellationToken) =>
        post.View.Quoted is { } quoted
        // Moderators find what was removed by its own id only.
        && await posts.LoadAsync(new PostKey(quoted, caller.Viewer), cancellationToken) is { View.IsRemoved: false } there
            ? there
            : null;

    /// <summary>Those of the people mentioned who are there for the viewer, in the text's order.</summary>
    [ListSize(AssumedSize = MentionedPeople)]
    public async Task<IReadOnlyList<User>> GetMentionsAsync(
        [Parent] Post post, [CurrentCaller] Caller caller, Audience audience, UserByIdDataLoader users, CancellationToken cancellationToken)
    {
        var mentioned = post.View.Mentions.People;
        if (mentioned.Count == 0)
            return [];
        var there = await audience.FilterAsync(caller.Viewer, mentioned);
        var people = await users.LoadAsync(mentioned.Where(there.Contains).ToArray(), cancellationToken);
        return [.. people.OfType<User>()];
    }

    /// <summary>Of the text, in its order.</summary>
    [ListSize(AssumedSize = HashtagName.MaxInText)]
    public async Task<IReadOnlyList<Hashtag>> GetHashtagsAsync([Parent] Post post, HashtagByTagDataLoader hashtags, CancellationToken cancellationToken)
    {
        var names = HashtagName.FindAll(post.Text);
        if (names.Count == 0)
            return [];
        var known = await hashtags.LoadAsync([.. names.Select(name => name.Tag)], cancellationToken);
        // No post that everybody may see may have it.
        return [.. names.Select((name, index) => known[index] ?? new Hashtag(new HashtagView(name.Tag, name.Name, 0)))];
    }

    /// <summary>The former texts, oldest first.</summary>
    [ListSize(AssumedSize = FormerTexts)]
    public async Task<IReadOnlyList<PostRevision>> GetRevisionsAsync(
        [Parent] Post post, [CurrentCaller] Caller caller, RevisionsByPostDataLoader revisions, CancellationToken cancellationToken) =>
        post.EditedAt is null ? [] : await revisions.LoadAsync(new PostKey(post.View.Id, caller.Viewer), cancellationToken) ?? [];

    /// <summary>Top level, oldest first.</summary>
    [UsePaging(IncludeTotalCount = true)]
    public async Task<Connection<Comment>> GetCommentsAsync(
        int? first, string? after, int? last, string? before, [Parent] Post post, [CurrentCaller] Caller caller, IGrainFactory grains)
    {
        var list = s_comments.For(post.Id);
        var page = await grains.GetGrain<IPostGrain>(post.Id).ListCommentsAsync(null, caller.Viewer, Connections.Request(list, first, after, last, before));
        return page.ToConnection(list, Comment.From);
    }

    /// <summary>Newest first.</summary>
    [UsePaging(IncludeTotalCount = true)]
    public async Task<Connection<User>> GetLikersAsync(
        int? first, string? after, int? last, string? before, [Parent] Post post, [CurrentCaller] Caller caller, UserByIdDataLoader users,
        IGrainFactory grains, CancellationToken cancellationToken)
    {
        var list = s_likers.For(post.Id);
        var page = await grains.GetGrain<IPostGrain>(post.Id).ListLikersAsync(caller.Viewer, Connections.Request(list, first, after, last, before));
        return await page.ToConnectionAsync(list, users, cancellationToken);
    }
}
