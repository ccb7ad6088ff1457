using Microsoft.Extensions.Options;
using Nexus.Grains.Paging;
using Nexus.Grains.Posts;
using Nexus.Grains.Users;
using Nexus.Grains.Visibility;
using Nexus.Storage;
using Nexus.Storage.Paging;
using Nexus.Storage.Reads;

namespace Nexus.Grains.Feeds;

internal sealed class FeedGrain(
    IPostReads posts, IUserReads users, PostPages pages, IOptions<GrainOptions> options, TimeProvider time) : Grain, IFeedGrain
{
    private readonly List<PostId> _pushedWhileFilling = [];
    private readonly HashSet<UserId> _wideAuthors = [];
    private FeedRing? _ring;
    private Task<FeedRing>? _filling;
    private long _refills;

    private UserId Id => new(this.GetPrimaryKeyLong());

    public async Task<Page<PostView>> ReadAsync(PageRequest request)
    {
        var ring = await GetRingAsync();
        if (_wideAuthors.Count > 0)
            ring = await MergeWideAuthorsAsync(ring);
        return await pages.ReadAsync(keyset => ReadIdsAsync(ring, keyset), new Viewer(Id), request, Place.Feed);
    }

    public Task PushAsync(PostId post)
    {
        // While nobody reads this feed there is nothing to do: the first read finds the post in storage.
        _ring?.Add(post);
        if (_filling is not null)
            _pushedWhileFilling.Add(post);
        return Task.CompletedTask;
    }

    public Task RemoveAsync(PostId post)
    {
        _ring?.Remove(post);
        return Task.CompletedTask;
    }

    public Task RefillAsync()
    {
        _refills++;
        _ring = null;
        return Task.CompletedTask;
    }

    private ValueTask<KeysetPage<PostId>> ReadIdsAsync(FeedRing ring, Keyset keyset) =>
        ring.TryRead(keyset) is { } page ? new(page) : new(posts.ListHomeFeedAsync(Id, keyset, CancellationToken.None));

    private ValueTask<FeedRing> GetRingAsync()
    {
        if (_ring is not { } ring)
            return new ValueTask<FeedRing>(_filling ??= FillAsync());
        return ring.FilledAt + options.Value.FeedLifetime > time.GetUtcNow() ? new ValueTask<FeedRing>(ring) : RenewAsync(ring);
    }

    /// <summary>Fills the ring afresh; the old one goes on serving while storage is away.</summary>
    private async ValueTask<FeedRing> RenewAsync(FeedRing old)
    {
        try
        {
            return await (_filling ??= FillAsync());
        }
        catch (StorageUnavailableException)
        {
            old.FilledAt = time.GetUtcNow();
            return old;
        }
    }

    private async Task<FeedRing> FillAsync()
    {
        // The caller has to store this task before it can end.
        await Task.Yield();
        try
        {
            while (true)
            {
                var refills = _refills;
                var ring = await LoadAsync();
                // Whom this person follows has changed while it was being read.
                if (refills != _refills)
                    continue;
                foreach (var post in _pushedWhileFilling)
                    ring.Add(post);
                return _ring = ring;
            }
        }
        finally
        {
            _pushedWhileFilling.Clear();
            _filling = null;
        }
    }

    private async Task<FeedRing> LoadAsync()
    {
        var length = options.Value.FeedLength;
        var wide = await users.ListFollowedAboveAsync(Id, options.Value.FanOutThreshold, CancellationToken.None);
        var page = await posts.ListHomeFeedAsync(Id, new Keyset(length), CancellationToken.None);
        _wideAuthors.Clear();
        _wideAuthors.UnionWith(wide);
        return new FeedRing(page.Entries.Select(entry => entry.Value), !page.HasNext, length, time.GetUtcNow());
    }

    /// <summary>
    /// Adds what authors with too many followers to push to have written since. Where none of an author's newest posts is known, some between may be missing: the ring is
    /// filled afresh.
    /// </summary>
    private async Task<FeedRing> MergeWideAuthorsAsync(FeedRing ring)
    {
        foreach (var authors in _wideAuthors.Chunk(options.Value.FanOutBatch))
        {
            var newest = await Task.WhenAll(authors.Select(author => GrainFactory.GetGrain<IUserGrain>(author.Value).ListNewestPostsAsync()));
            if (newest.Any(list => list.Count == OwnPosts.Newest && !list.Any(ring.Contains)))
                return await (_filling ??= FillAsync());
            foreach (var post in newest.SelectMany(list => list))
                ring.Add(post);
        }

        return ring;
    }
}
