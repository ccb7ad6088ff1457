using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Nexus.Grains.Feeds;
using Nexus.Grains.Hydration;
using Nexus.Grains.Paging;
using Nexus.Grains.Posts;
using Nexus.Grains.Trends;
using Nexus.Grains.Users;
using Nexus.Grains.Visibility;
using Nexus.Storage;
using Nexus.Storage.Paging;
using Nexus.Storage.Reads;

namespace Nexus.Grains.Hashtags;

internal sealed class HashtagGrain : Grain, IHashtagGrain
{
    private readonly IHashtagReads _hashtags;
    private readonly PostPages _pages;
    private readonly GrainOptions _options;
    private readonly TimeProvider _time;
    private readonly Hydrated<HashtagState> _state;
    private readonly Snapshots<HashtagKey, HashtagView>.Publication _publication;
    private readonly TrendReport _trend;
    private Task? _renewing;

    public HashtagGrain(IHashtagReads hashtags, PostPages pages, SiloLosses losses, IOptions<GrainOptions> options, TimeProvider time, Snapshots<HashtagKey, HashtagView> snapshots, ILogger<HashtagGrain> logger)
    {
        (_hashtags, _pages, _options, _time) = (hashtags, pages, options.Value, time);
        _publication = snapshots.Open(new HashtagKey(Tag));
        _state = new Hydrated<HashtagState>(LoadAsync, state => _publication.Publish(state?.ToView(Tag)), losses);
        _trend = new TrendReport(this, Tag, GrainFactory, logger);
    }

    private string Tag => this.GetPrimaryKeyString();

    public async Task<HashtagView?> GetAsync() => (await FindAsync())?.ToView(Tag);

    public async Task<Page<PostView>> ListPostsAsync(Viewer viewer, PageRequest request) =>
        await FindAsync() is null ? Page<PostView>.Empty : await _pages.ReadAsync(ReadIdsAsync, viewer, request);

    public Task OnPostAddedAsync(PostId post, string name, CommittedCount postCount)
    {
        // While nobody asks there is nothing to do: the first reader finds the post in storage.
        _state.Apply(state => state.Add(post, name, postCount));
        _trend.Change();
        return Task.CompletedTask;
    }

    public Task OnPostRemovedAsync(PostId post, CommittedCount postCount)
    {
        _state.Apply(state => state.Remove(post, postCount));
        _trend.Change();
        return Task.CompletedTask;
    }

    public Task ReloadAsync()
    {
        // What strangers must not see any more is better not shown than shown a little longer, while storage is away.
        _state.Forget();
        _trend.Change();
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _publication.Close();
        return Task.CompletedTask;
    }

    private ValueTask<KeysetPage<PostId>> ReadIdsAsync(Keyset keyset) =>
        _state.Current?.Posts.TryRead(keyset) is { } page ? new(page) : new(_hashtags.ListPostsAsync(Tag, keyset, CancellationToken.None));

    private async ValueTask<HashtagState?> FindAsync()
    {
        var state = await _state.GetAsync();
        if (state is null || state.Posts.FilledAt + _options.FeedLifetime > _time.GetUtcNow())
            return state;
        // In case a post's grain could not tell.
        await (_renewing ??= RenewAsync(state));
        return _state.Current;
    }

    private async Task RenewAsync(HashtagState old)
    {
        // The caller has to store this task before it can end.
        await Task.Yield();
        try
        {
            await _state.RefreshAsync();
        }
        catch (StorageUnavailableException)
        {
            old.Posts.FilledAt = _time.GetUtcNow();
        }
        finally
        {
            _renewing = null;
        }
    }

    private async Task<HashtagState?> LoadAsync()
    {
        // One more than wanted tells whether there are others.
        if (await _hashtags.LoadHashtagAsync(Tag, _options.HashtagWindow + 1, CancellationToken.None) is not { } row)
            return null;
        var newest = row.NewestPosts.Take(_options.HashtagWindow);
        return new HashtagState(row, new FeedRing(newest, row.NewestPosts.Count <= _options.HashtagWindow, _options.HashtagWindow, _time.GetUtcNow()));
    }
}
