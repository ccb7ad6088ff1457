using Nexus.Grains.Paging;
using Nexus.Grains.Posts;
using Nexus.Grains.Visibility;
using Nexus.Storage.Paging;
using Nexus.Storage.Reads;

namespace Nexus.Grains.Feeds;

/// <summary>Makes of entries of a home feed what its reader gets: without what does not stand there, is not heard of, or is not there for them.</summary>
internal sealed class FeedViews(IFeedReads feeds, PostPages pages, Audience audience, TimeProvider time)
{
    // How many entries are looked at together.
    private const int AtOnce = 50;

    /// <summary>A full page of what a source has.</summary>
    public Task<Page<PostView>> ReadAsync(UserId reader, HomeRing ring, Func<Keyset, ValueTask<KeysetPage<FeedEntry>>> source, PageRequest request) =>
        new FullPages<FeedEntry, PostView>(source, part => SelectAsync(reader, ring, part.Entries), AtOnce).ReadAsync(request);

    /// <summary>What of some entries the reader gets, in their order. From the ring's floor on the ring knows what stands in the feed, below it storage.</summary>
    public async ValueTask<List<PageEntry<PostView>>> SelectAsync(UserId reader, HomeRing ring, IReadOnlyList<Keyed<FeedEntry>> entries)
    {
        if (!AreAllPosts(ring, entries))
            entries = await KeepHeardAsync(reader, await KeepStandingAsync(reader, ring, entries));
        var posts = new PostId[entries.Count];
        for (var index = 0; index < posts.Length; index++)
            posts[index] = entries[index].Value.Post;
        var views = await pages.ViewAsync(posts, new Viewer(reader), Place.Feed);
        var seen = new List<PageEntry<PostView>>(views.Length);
        for (var index = 0; index < views.Length; index++)
            if (views[index] is { } view)
                seen.Add(new PageEntry<PostView>(view, entries[index].Key));
        return seen;
    }

    /// <summary>What of some entries stands in the feed: others' reposts of a post do not.</summary>
    public async ValueTask<IReadOnlyList<Keyed<FeedEntry>>> KeepStandingAsync(UserId reader, HomeRing ring, IReadOnlyList<Keyed<FeedEntry>> entries)
    {
        var unsure = entries.Select(entry => entry.Value).Where(entry => entry.IsRepost && entry.Place < ring.Floor).Select(entry => entry.Post).ToHashSet();
        var places = unsure.Count == 0 ? [] : await feeds.ListPlacesAsync(reader, unsure, time.GetUtcNow(), CancellationToken.None);
        var placed = places.Select(FeedEntry.Of).ToHashSet();
        return [.. entries.Where(entry => entry.Value.Place >= ring.Floor ? ring.Holds(entry.Value) : !entry.Value.IsRepost || placed.Contains(entry.Value))];
    }

    private async ValueTask<IReadOnlyList<Keyed<FeedEntry>>> KeepHeardAsync(UserId reader, IReadOnlyList<Keyed<FeedEntry>> entries)
    {
        var reposters = entries.Where(entry => entry.Value.IsRepost).Select(entry => entry.Value.Reposter).Distinct().ToArray();
        var facts = await audience.GatherAsync(new Viewer(reader), reposters);
        return [.. entries.Where(entry => !entry.Value.IsRepost || IsHeard(facts[entry.Value.Reposter]))];
    }

    private static bool IsHeard(AudienceFacts facts) => VisibilityRules.IsHeard(facts.Stance, facts.Person);

    /// <summary>Whether all stand at their own places, and surely.</summary>
    private static bool AreAllPosts(HomeRing ring, IReadOnlyList<Keyed<FeedEntry>> entries)
    {
        for (var index = 0; index < entries.Count; index++)
            if (entries[index].Value is var entry && (entry.IsRepost || (entry.Place >= ring.Floor && !ring.Holds(entry))))
                return false;
        return true;
    }
}
