using Nexus.Grains.Hydration;
using Nexus.Grains.Paging;
using Nexus.Grains.Visibility;
using Nexus.Storage.Paging;

namespace Nexus.Grains.Posts;

/// <summary>Part of an ordered list of post ids, newest first; a page that is not full has reached the end (or the keyset's bound).</summary>
internal delegate ValueTask<KeysetPage<PostId>> PostIdSource(Keyset keyset);

/// <summary>
/// Makes full pages of posts (<see cref="FullPages{T, TView}"/>): those that are not there for the viewer are left out.
/// </summary>
internal sealed class PostPages(IGrainFactory grains, Audience audience, Snapshots<PostId, PostSnapshot> snapshots)
{
    // How many posts are asked at the same time.
    private const int Parallelism = 50;

    public Task<Page<PostView>> ReadAsync(PostIdSource source, Viewer viewer, PageRequest request, Place place = Place.List) =>
        new FullPages<PostId, PostView>(keyset => source(keyset), part => SelectAsync(part, viewer, place), Parallelism).ReadAsync(request);

    private async ValueTask<List<PageEntry<PostView>>> SelectAsync(KeysetPage<PostId> ids, Viewer viewer, Place place)
    {
        var posts = new PostId[ids.Entries.Count];
        for (var index = 0; index < posts.Length; index++)
            posts[index] = ids.Entries[index].Value;
        var views = await ViewAsync(posts, viewer, place);
        var seen = new List<PageEntry<PostView>>(views.Length);
        for (var index = 0; index < views.Length; index++)
            if (views[index] is { } view)
                seen.Add(new PageEntry<PostView>(view, ids.Entries[index].Key));
        return seen;
    }

    /// <summary>Each post as the viewer sees it, null where it is not there for them: from this silo's memory, else asked of its grain.</summary>
    public async ValueTask<PostView?[]> ViewAsync(IReadOnlyList<PostId> ids, Viewer viewer, Place place)
    {
        var views = new PostView?[ids.Count];
        List<int>? left = null;
        for (var index = 0; index < views.Length; index++)
        {
            if (snapshots.Find(ids[index]) is not { } snapshot
                || audience.Find(viewer, snapshot.Author) is not { } facts
                || !snapshot.TryView(viewer, facts, place, out views[index]))
                (left ??= []).Add(index);
        }

        if (left is not null)
            await AskAsync(ids, viewer, place, left, views);
        return views;
    }

    private async Task AskAsync(IReadOnlyList<PostId> ids, Viewer viewer, Place place, List<int> left, PostView?[] views)
    {
        var asked = new PostView?[left.Count];
        foreach (var part in Enumerable.Range(0, left.Count).Chunk(Parallelism))
            await Task.WhenAll(part.Select(async index => asked[index] = await grains.GetGrain<IPostGrain>(ids[left[index]].Value).GetAsync(viewer)));
        var authors = await audience.GatherAsync(viewer, asked.OfType<PostView>().Select(view => view.Author).Distinct().ToArray());
        for (var index = 0; index < asked.Length; index++)
        {
            // The grain has answered for the post alone; that it is there at this place too is for the reader to decide.
            if (asked[index] is { } view && authors[view.Author] is var facts
                && VisibilityRules.SeesPost(facts.Stance, facts.Person, view.Facts, place))
                views[left[index]] = view;
        }
    }
}
