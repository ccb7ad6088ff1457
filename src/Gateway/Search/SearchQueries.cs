using HotChocolate.CostAnalysis.Types;
using HotChocolate.Types.Pagination;
using Nexus.Gateway.Authentication;
using Nexus.Gateway.Hashtags;
using Nexus.Gateway.Paging;
using Nexus.Gateway.Posts;
using Nexus.Gateway.Schema;
using Nexus.Gateway.Users;
using Nexus.Grains.Errors;
using Nexus.Grains.Search;

namespace Nexus.Gateway.Search;

[ExtendObjectType<Query>]
public sealed class SearchQueries
{
    /// <summary>What a search is worth beside fields that look one thing up: some milliseconds of the database.</summary>
    private const double SearchCost = 25;

    private static readonly ListTag s_posts = ListTag.Of("Query.search POST"), s_people = ListTag.Of("Query.search USER"), s_hashtags = ListTag.Of("Query.search HASHTAG");

    /// <summary>Posts newest first, people best first, hashtags most used first.</summary>
    [UsePaging]
    [Cost(SearchCost)]
    public Task<Connection<ISearchResult>> SearchAsync(
        string text, SearchKind kind, int? first, string? after, int? last, string? before,
        [CurrentCaller] Caller caller, UserByIdDataLoader users, HashtagByTagDataLoader hashtags, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var search = grains.GetGrain<ISearchGrain>(0);
        var list = (kind switch { SearchKind.Post => s_posts, SearchKind.User => s_people, _ => s_hashtags }).For(text);
        return kind switch
        {
            SearchKind.Post => ListPostsAsync(search, list, text, caller, Connections.Request(list, first, after, last, before)),
            SearchKind.User => ListPeopleAsync(search, list, text, caller, RankedRequest(list, first, after, last, before), users, cancellationToken),
            _ => ListHashtagsAsync(search, list, text, RankedRequest(list, first, after, last, before), hashtags, cancellationToken),
        };
    }

    private static async Task<Connection<ISearchResult>> ListPostsAsync(
        ISearchGrain search, ListTag list, string text, Caller caller, Grains.Paging.PageRequest request)
    {
        var page = await search.ListPostsAsync(text, caller.Viewer, request);
        return page.ToConnection<Grains.Posts.PostView, ISearchResult>(list, Post.From);
    }

    private static async Task<Connection<ISearchResult>> ListPeopleAsync(
        ISearchGrain search, ListTag list, string text, Caller caller, RankedPageRequest request, UserByIdDataLoader users, CancellationToken cancellationToken)
    {
        var page = await search.ListPeopleAsync(text, caller.Viewer, request);
        return ToConnection(list, page, await users.LoadAsync([.. page.Entries.Select(entry => entry.Value)], cancellationToken));
    }

    private static async Task<Connection<ISearchResult>> ListHashtagsAsync(
        ISearchGrain search, ListTag list, string text, RankedPageRequest request, HashtagByTagDataLoader hashtags, CancellationToken cancellationToken)
    {
        var page = await search.ListHashtagsAsync(text, request);
        return ToConnection(list, page, await hashtags.LoadAsync([.. page.Entries.Select(entry => entry.Value)], cancellationToken));
    }

    private static Connection<ISearchResult> ToConnection<T>(ListTag list, RankedPage<T> page, IReadOnlyList<ISearchResult?> nodes)
    {
        var edges = new List<Edge<ISearchResult>>(nodes.Count);
        for (var index = 0; index < nodes.Count; index++)
            if (nodes[index] is { } node)
                edges.Add(new Edge<ISearchResult>(node, RankedCursor.Write(list, page.Entries[index].Place)));
        var start = page.Entries is [var first, ..] ? RankedCursor.Write(list, first.Place) : null;
        var end = page.Entries is [.., var last] ? RankedCursor.Write(list, last.Place) : null;
        return new Connection<ISearchResult>(edges, new ConnectionPageInfo(page.HasNext, page.HasPrevious, start, end));
    }

    private static RankedPageRequest RankedRequest(ListTag list, int? first, string? after, int? last, string? before)
    {
        var sizes = Connections.Request(list, first, null, last, null);
        return new RankedPageRequest(sizes.Limit, ReadCursor(list, after, nameof(after)), ReadCursor(list, before, nameof(before)), sizes.FromEnd);
    }

    private static RankedPlace? ReadCursor(ListTag list, string? cursor, string argument) =>
        cursor is null ? null
        : RankedCursor.TryRead(list, cursor, out var place) ? place
        : throw new ValidationException(argument, "That is no cursor of this list.");
}
