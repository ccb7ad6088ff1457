using Microsoft.Extensions.Options;
using Nexus.Grains.Paging;
using Nexus.Grains.Posts;
using Nexus.Grains.Visibility;
using Nexus.Storage;
using Nexus.Storage.Paging;
using Nexus.Storage.Reads;
using Orleans.Concurrency;

namespace Nexus.Grains.Feeds;

/// <summary>Reads the newest ids at most once a second, however many ask: telling it of each post would make one grain of the cluster hear of all.</summary>
[StatelessWorker(1)]
internal sealed class PublicFeedGrain(IFeedReads feeds, PostPages pages, IOptions<GrainOptions> options, TimeProvider time) : Grain, IPublicFeedGrain
{
    private FeedRing? _newest;
    private Task<FeedRing>? _filling;

    public async Task<Page<PostView>> ReadAsync(Viewer viewer, PageRequest request)
    {
        var newest = await GetNewestAsync();
        return await pages.ReadAsync(keyset => ReadIdsAsync(newest, keyset), viewer, request, Place.Public);
    }

    private ValueTask<KeysetPage<PostId>> ReadIdsAsync(FeedRing newest, Keyset keyset) =>
        newest.TryRead(keyset) is { } page ? new(page) : new(feeds.ListPublicAsync(keyset, CancellationToken.None));

    private ValueTask<FeedRing> GetNewestAsync() =>
        _newest is { } newest && newest.FilledAt + options.Value.PublicFeedAge > time.GetUtcNow()
            ? new ValueTask<FeedRing>(newest)
            : new ValueTask<FeedRing>(_filling ??= FillAsync());

    private async Task<FeedRing> FillAsync()
    {
        // The caller has to store this task before it can end.
        await Task.Yield();
        try
        {
            var (now, length) = (time.GetUtcNow(), options.Value.PublicFeedLength);
            var page = await feeds.ListPublicAsync(new Keyset(length), CancellationToken.None);
            return _newest = new FeedRing(page.Entries.Select(entry => entry.Value), !page.HasNext, length, now);
        }
        catch (StorageUnavailableException) when (_newest is not null)
        {
            return _newest;
        }
        finally
        {
            _filling = null;
        }
    }
}
