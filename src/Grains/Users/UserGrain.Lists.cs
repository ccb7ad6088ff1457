using Nexus.Grains.Paging;
using Nexus.Grains.Visibility;
using Nexus.Storage.Journal;
using Nexus.Storage.Paging;

namespace Nexus.Grains.Users;

internal sealed partial class UserGrain
{
    // How many of those whom somebody follows, and of whom each of them follows, are looked at for suggestions.
    private const int SuggestionBreadth = 1_000;

    // Candidates beyond those asked for, in place of those who turn out not to be there for this person.
    private const int SuggestionReserve = 100;

    public Task<Page<UserId>> ListFollowersAsync(Viewer viewer, PageRequest request) => ReadListAsync(
        viewer, request, state => state.FollowerCount, keyset => _users.ListSourcesAsync(EdgeKind.Follow, Id.Value, keyset, CancellationToken.None));

    public Task<Page<UserId>> ListFollowingAsync(Viewer viewer, PageRequest request) => ReadListAsync(
        viewer, request, state => state.Standing.CountOf(EdgeKind.Follow), keyset => _users.ListTargetsAsync(EdgeKind.Follow, Id, keyset, CancellationToken.None));

    public async Task<Page<UserId>> ListFollowersKnownAsync(Viewer viewer, PageRequest request)
    {
        if (viewer.IsAnonymous || viewer.Is(Id) || !await SeesListsAsync(viewer))
            return Page<UserId>.Empty;
        var total = await _users.CountFollowersKnownAsync(Id, viewer.Id, CancellationToken.None);
        return await _peoplePages.ReadAsync(
            keyset => _users.ListFollowersKnownAsync(Id, viewer.Id, keyset, CancellationToken.None), viewer, request, total);
    }

    public async Task<Page<UserId>> ListFollowRequestsAsync(PageRequest request) => await _peoplePages.ReadAsync(
        keyset => _users.ListSourcesAsync(EdgeKind.FollowRequest, Id.Value, keyset, CancellationToken.None),
        new Viewer(Id), request, (await RequireAsync()).RequestCount.Value);

    public async Task<Page<UserId>> ListMutedAsync(PageRequest request) => await _peoplePages.ReadAsync(
        keyset => _users.ListTargetsAsync(EdgeKind.Mute, Id, keyset, CancellationToken.None),
        new Viewer(Id), request, (await RequireAsync()).Standing.CountOf(EdgeKind.Mute).Value);

    // As anybody would see them: to this person they are hidden by the block itself.
    public async Task<Page<UserId>> ListBlockedAsync(PageRequest request) => await _peoplePages.ReadAsync(
        keyset => _users.ListTargetsAsync(EdgeKind.Block, Id, keyset, CancellationToken.None),
        Viewer.Anonymous, request, (await RequireAsync()).Standing.CountOf(EdgeKind.Block).Value);

    public async Task<UserId[]> SuggestAsync(int count)
    {
        await RequireAsync();
        var candidates = await _users.SuggestAsync(Id, SuggestionBreadth, count + SuggestionReserve, CancellationToken.None);
        var seen = await _audience.FilterAsync(new Viewer(Id), candidates.Take(count).ToArray());
        if (seen.Count < Math.Min(count, candidates.Count))
            seen = await _audience.FilterAsync(new Viewer(Id), candidates.ToArray());
        return [.. candidates.Where(seen.Contains).Take(count)];
    }

    public async Task<Relationship[]> ListRelationshipsAsync(UserId[] others)
    {
        var standing = (await RequireAsync()).Standing;
        var followers = _state.Current?.Followers is { } known
            ? others.Where(known.Contains).ToHashSet()
            : await _users.ListFollowersAmongAsync(Id, others, CancellationToken.None);
        return Array.ConvertAll(others, other => new Relationship(
            standing.Has(EdgeKind.Follow, other), followers.Contains(other), standing.Has(EdgeKind.FollowRequest, other),
            standing.Has(EdgeKind.Block, other), standing.Has(EdgeKind.Mute, other)));
    }

    private async Task<Page<UserId>> ReadListAsync(
        Viewer viewer, PageRequest request, Func<UserState, CommittedCount> count, Func<Keyset, Task<KeysetPage<UserId>>> source) =>
        await _state.GetAsync() is { } state && await SeesListsAsync(viewer)
            ? await _peoplePages.ReadAsync(source, viewer, request, count(state).Value)
            : Page<UserId>.Empty;

    private ValueTask<bool> SeesListsAsync(Viewer viewer) => _audience.SeesListsAsync(viewer, Id);
}
