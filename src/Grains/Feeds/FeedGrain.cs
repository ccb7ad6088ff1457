using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Nexus.Grains.Errors;
using Nexus.Grains.Hydration;
using Nexus.Grains.Paging;
using Nexus.Grains.Posts;
using Nexus.Grains.Visibility;
using Nexus.Storage.Paging;
using Nexus.Storage.Reads;

namespace Nexus.Grains.Feeds;

internal sealed partial class FeedGrain(
    IFeedReads feeds, IUserReads users, Audience audience, FeedViews views, FeedRanker ranker, SiloLosses losses, IOptions<GrainOptions> options, TimeProvider time,
    ILogger<FeedGrain> logger) : Grain, IFeedGrain
{
    private UserId Id => new(this.GetPrimaryKeyLong());

    public async Task<Page<PostView>> ReadAsync(PageRequest request)
    {
        RequirePlace(request.After, "after");
        RequirePlace(request.Before, "before");
        var ring = await CatchUpAsync();
        return await views.ReadAsync(Id, ring, keyset => ReadEntriesAsync(ring, keyset), request);
    }

    public async Task<PostView?> FindAsync(PostId post)
    {
        var ring = await CatchUpAsync();
        if (ring.Find(post) is not { } entry)
            return null;
        return await views.SelectAsync(Id, ring, [new Keyed<FeedEntry>(entry, entry.Place)]) is [var only] ? only.Value : null;
    }

    public Task PushAsync(FeedEntry entry, UserId from)
    {
        // While nobody reads this feed there is nothing to do: the first read finds the entry in storage.
        if (_ring is null && _filling is null)
            return Task.CompletedTask;
        if (audience.Find(new Viewer(Id), from) is { } facts)
            return TakeAsync(entry, facts);
        // A repost that is not heard would stand in the way of one that is.
        return entry.IsRepost ? AskAndTakeAsync(entry, from) : TakeAsync(entry);
    }

    public Task RemoveAsync(PostId post) => ChangeAsync(ring => ring.Remove(post));

    public Task RemoveRepostAsync(PostId post, UserId reposter) => ChangeAsync(ring => ring.RemoveRepost(post, reposter));

    public Task RefillAsync()
    {
        _refills++;
        _isStale = true;
        KeepWatch();
        return Task.CompletedTask;
    }

    private async Task AskAndTakeAsync(FeedEntry entry, UserId from) =>
        await TakeAsync(entry, (await audience.GatherAsync(new Viewer(Id), [from]))[from]);

    // It may have been on its way when its author was unfollowed.
    private async Task TakeAsync(FeedEntry entry, AudienceFacts facts)
    {
        if (VisibilityRules.ComesHome(facts.Stance, facts.Person))
            await TakeAsync(entry);
        else if (await audience.IsSuspendedAsync(Id))
            // Whoever is suspended stands to everybody as a stranger: what comes meanwhile is read when that is over.
            await RefillAsync();
    }

    private Task TakeAsync(FeedEntry entry)
    {
        if (_ring is { } ring)
            Add(ring, entry);
        if (_filling is not null)
            _whileFilling.Add(filled => filled.Add(entry));
        return Task.CompletedTask;
    }

    private Task ChangeAsync(Action<HomeRing> change)
    {
        if (_ring is { } ring)
            change(ring);
        if (_filling is not null)
            _whileFilling.Add(change);
        return Task.CompletedTask;
    }

    private void Add(HomeRing ring, FeedEntry entry)
    {
        if (ring.Add(entry))
            Announce(entry);
        else if (ring.HasUnplaced)
            KeepWatch();
    }

    private ValueTask<KeysetPage<FeedEntry>> ReadEntriesAsync(HomeRing ring, Keyset keyset) =>
        ring.TryRead(keyset) is { } page ? new(page) : ReadStoredAsync(keyset);

    private async ValueTask<KeysetPage<FeedEntry>> ReadStoredAsync(Keyset keyset)
    {
        var page = await feeds.ListHomeFeedAsync(Id, keyset, CancellationToken.None);
        return new KeysetPage<FeedEntry>([.. page.Entries.Select(row => new Keyed<FeedEntry>(FeedEntry.Of(row), row.Key))], page.HasNext, page.HasPrevious);
    }

    private static void RequirePlace(long? cursor, string argument)
    {
        if (cursor < 0)
            throw new ValidationException(argument, "That is no cursor of this list.");
    }
}
