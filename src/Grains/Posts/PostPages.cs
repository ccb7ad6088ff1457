using Nexus.Grains.Hydration;
using Nexus.Grains.Paging;
using Nexus.Grains.Visibility;
using Nexus.Storage.Paging;

namespace Nexus.Grains.Posts;

/// <summary>Part of an ordered list of post ids, newest first; a page that is not full has reached the end (or the keyset's bound).</summary>
internal delegate ValueTask<KeysetPage<PostId>> PostIdSource(Keyset keyset);

/// <summary>
/// Makes full pages of posts: ids that the viewer gets nothing for are left out and more are read, until the page is full or the list ends. Whether more
/// comes in the direction of reading is exact; in the other direction what stands there may turn out to be gone.
/// </summary>
internal sealed class PostPages(IGrainFactory grains, Audience audience, Snapshots<PostId, PostSnapshot> snapshots)
{
    // How many posts are asked at the same time.
    private const int Parallelism = 50;

    public async Task<Page<PostView>> ReadAsync(PostIdSource source, Viewer viewer, PageRequest request, Place place = Place.List)
    {
        var found = new List<PageEntry<PostView>>(request.Limit + 1);
        var keyset = request.ToKeyset();
        bool? moreBehind = null;
        var moreAhead = false;
        while (found.Count <= request.Limit)
        {
            // One more than wanted tells whether there is a next page.
            var ids = await source(keyset with { Limit = Math.Min(Parallelism, request.Limit + 1 - found.Count) });
            moreBehind ??= request.FromEnd ? ids.HasNext : ids.HasPrevious;
            if (ids.Entries.Count == 0)
                break;
            await AddVisibleAsync(found, ids, viewer, place, request.FromEnd);
            moreAhead = request.FromEnd ? ids.HasPrevious : ids.HasNext;
            if (!moreAhead)
                break;
            keyset = request.FromEnd ? keyset with { Before = ids.Entries[0].Key } : keyset with { After = ids.Entries[^1].Key };
        }

        return Cut(found, request, moreAhead, moreBehind ?? false);
    }

    private static Page<PostView> Cut(List<PageEntry<PostView>> found, PageRequest request, bool moreAhead, bool moreBehind)
    {
        if (found.Count > request.Limit)
        {
            found.RemoveRange(request.Limit, found.Count - request.Limit);
            moreAhead = true;
        }

        if (request.FromEnd)
            found.Reverse();
        return new Page<PostView>(found.ToArray(), request.FromEnd ? moreBehind : moreAhead, request.FromEnd ? moreAhead : moreBehind);
    }

    private async Task AddVisibleAsync(List<PageEntry<PostView>> found, KeysetPage<PostId> ids, Viewer viewer, Place place, bool fromEnd)
    {
        var views = await ViewAsync(ids, viewer, place);
        for (var index = 0; index < views.Length; index++)
        {
            var position = fromEnd ? views.Length - 1 - index : index;
            if (views[position] is { } view)
                found.Add(new PageEntry<PostView>(view, ids.Entries[position].Key));
        }
    }

    /// <summary>Each post as the viewer sees it, null where it is not there for them: from this silo's memory, else asked of its grain.</summary>
    private async ValueTask<PostView?[]> ViewAsync(KeysetPage<PostId> ids, Viewer viewer, Place place)
    {
        var views = new PostView?[ids.Entries.Count];
        List<int>? left = null;
        for (var index = 0; index < views.Length; index++)
        {
            if (snapshots.Find(ids.Entries[index].Value) is not { } snapshot
                || audience.Find(viewer, snapshot.Author) is not { } facts
                || !snapshot.TryView(viewer, facts, place, out views[index]))
                (left ??= []).Add(index);
        }

        if (left is not null)
            await AskAsync(ids, viewer, place, left, views);
        return views;
    }

    private async Task AskAsync(KeysetPage<PostId> ids, Viewer viewer, Place place, List<int> left, PostView?[] views)
    {
        var asked = await Task.WhenAll(left.Select(index => grains.GetGrain<IPostGrain>(ids.Entries[index].Value.Value).GetAsync(viewer)));
        var authors = await audience.GatherAsync(viewer, asked.OfType<PostView>().Select(view => view.Author).Distinct().ToArray());
        for (var index = 0; index < asked.Length; index++)
        {
            // The grain has answered for the post alone; that it is there at this place too is for the reader to decide.
            if (asked[index] is { } view && authors[view.Author] is var facts
                && VisibilityRules.SeesPost(facts.Stance, facts.Person, new PostFacts(view.Visibility), place))
                views[left[index]] = view;
        }
    }
}
