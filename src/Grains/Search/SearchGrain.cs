using Nexus.Grains.Handles;
using Nexus.Grains.Hashtags;
using Nexus.Grains.Paging;
using Nexus.Grains.Posts;
using Nexus.Grains.Users;
using Nexus.Grains.Visibility;
using Nexus.Storage.Reads;
using Orleans.Concurrency;

namespace Nexus.Grains.Search;

/// <summary>As many at once as there are connections for searches, and some that wait for other grains.</summary>
[StatelessWorker(MaxWorkers)]
internal sealed class SearchGrain(ISearchReads searches, PostPages pages, Audience audience) : Grain, ISearchGrain
{
    private const int MaxWorkers = 16;

    /// <summary>Of each way to find people, so many are ranked.</summary>
    private const int MaxCandidates = 300;

    public async Task<Page<PostView>> ListPostsAsync(string text, Viewer viewer, PageRequest request)
    {
        var terms = SearchText.ParsePosts(text);
        UserId? author = null;
        foreach (var name in terms.From)
        {
            var owner = name.Contains('@') ? null : await GrainFactory.GetGrain<IHandleGrain>(name).FindOwnerAsync();
            if (owner is null || (author is not null && author != owner))
                return Page<PostView>.Empty;
            author = owner;
        }

        var search = new PostSearch(terms.Wanted, terms.Unwanted, author, new PostReader(viewer.Id, viewer.Role >= Role.Moderator));
        return await pages.ReadAsync(keyset => new(searches.ListPostsAsync(search, keyset, CancellationToken.None)), viewer, request);
    }

    public async Task<RankedPage<UserId>> ListPeopleAsync(string text, Viewer viewer, RankedPageRequest request)
    {
        var accepted = SearchText.Accept(text);
        var people = await searches.ListPeopleAsync(accepted.TrimStart('@'), MaxCandidates, CancellationToken.None);
        var ranked = new PersonRanking(accepted).Order(people).Where(entry => IsWithin(entry.Place, request));
        var found = await TakeVisibleAsync(request.FromEnd ? ranked.Reverse() : ranked, viewer, request.Limit + 1);
        return RankedPage<UserId>.Cut(found, request);
    }

    public async Task<RankedPage<string>> ListHashtagsAsync(string text, RankedPageRequest request)
    {
        var prefix = HashtagName.Fold(SearchText.Accept(text).TrimStart('#'));
        if (prefix.Length == 0)
            return RankedPage<string>.Empty;
        var rows = await searches.ListHashtagsAsync(
            prefix, PlaceOf(request.After), PlaceOf(request.Before), request.FromEnd, request.Limit + 1, CancellationToken.None);
        var found = rows.Select(row => new RankedEntry<string>(row.Tag, new RankedPlace(row.PostCount, row.Tag))).ToList();
        return RankedPage<string>.Cut(found, request);
    }

    private async Task<List<RankedEntry<UserId>>> TakeVisibleAsync(IEnumerable<RankedEntry<UserId>> people, Viewer viewer, int count)
    {
        var visible = new List<RankedEntry<UserId>>(count);
        foreach (var chunk in people.Chunk(count))
        {
            var seen = await audience.FilterAsync(viewer, chunk.Select(person => person.Value).ToArray());
            visible.AddRange(chunk.Where(person => seen.Contains(person.Value)).Take(count - visible.Count));
            if (visible.Count == count)
                break;
        }

        return visible;
    }

    private static bool IsWithin(RankedPlace place, RankedPageRequest request) =>
        (request.After is not { } after || place.CompareTo(after) > 0) && (request.Before is not { } before || place.CompareTo(before) < 0);

    private static HashtagPlace? PlaceOf(RankedPlace? place) => place is { } given ? new HashtagPlace(given.Rank, given.Name) : null;
}
