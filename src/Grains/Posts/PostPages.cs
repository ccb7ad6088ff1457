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
internal sealed class PostPages(IGrainFactory grains, Snapshots<PostId, PostSnapshot> snapshots)
{
    // How many posts are asked at the same time.
    private const int Parallelism = 50;

    public async Task<Page<PostView>> ReadAsync(PostIdSource source, Viewer viewer, PageRequest request)
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
            await AddVisibleAsync(found, ids, viewer, request.FromEnd);
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

    private async Task AddVisibleAsync(List<PageEntry<PostView>> found, KeysetPage<PostId> ids, Viewer viewer, bool fromEnd)
    {
        var views = await ViewAsync(ids, viewer);
        for (var index = 0; index < views.Length; index++)
        {
            var position = fromEnd ? views.Length - 1 - index : index;
            if (views[position] is { } view)
                found.Add(new PageEntry<PostView>(view, ids.Entries[position].Key));
        }
    }

    /// <summary>Each post as the viewer sees it, null where it is not there for them: from this silo's memory, else asked of its grain.</summary>
    private async ValueTask<PostView?[]> ViewAsync(KeysetPage<PostId> ids, Viewer viewer)
    {
        var views = new PostView?[ids.Entries.Count];
        List<Task>? asked = null;
        for (var index = 0; index < views.Length; index++)
        {
            var id = ids.Entries[index].Value;
            if (snapshots.Find(id) is not { } snapshot || !snapshot.TryView(viewer, out views[index]))
                (asked ??= []).Add(AskAsync(id, viewer, views, index));
        }

        if (asked is not null)
            await Task.WhenAll(asked);
        return views;
    }

    private async Task AskAsync(PostId id, Viewer viewer, PostView?[] views, int index) =>
        views[index] = await grains.GetGrain<IPostGrain>(id.Value).GetAsync(viewer);
}
