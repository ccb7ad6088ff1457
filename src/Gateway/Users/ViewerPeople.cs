using HotChocolate.CostAnalysis.Types;
using HotChocolate.Types.Pagination;
using Nexus.Gateway.Accounts;
using Nexus.Gateway.Paging;
using Nexus.Grains.Errors;
using Nexus.Grains.Users;
using Nexus.Storage.Ids;

namespace Nexus.Gateway.Users;

/// <summary>The people whom only the viewer sees as such.</summary>
[ExtendObjectType<Viewer>]
public sealed class ViewerPeople
{
    private const int DefaultSuggestions = 10;

    private static readonly ListTag s_followRequests = ListTag.Of("Viewer.followRequests"), s_blockedUsers = ListTag.Of("Viewer.blockedUsers"),
        s_mutedUsers = ListTag.Of("Viewer.mutedUsers");

    /// <summary>Who has asked to follow the viewer, newest first.</summary>
    [UsePaging(IncludeTotalCount = true)]
    public async Task<Connection<User>> GetFollowRequestsAsync(
        int? first, string? after, int? last, string? before, [Parent] Viewer viewer, UserByIdDataLoader users, IGrainFactory grains,
        CancellationToken cancellationToken)
    {
        var list = s_followRequests.For(viewer.UserId.Value);
        var page = await Self(grains, viewer).ListFollowRequestsAsync(Connections.Request(list, first, after, last, before));
        return await page.ToConnectionAsync(list, users, cancellationToken);
    }

    /// <summary>Whom the viewer blocks, newest first.</summary>
    [UsePaging(IncludeTotalCount = true)]
    public async Task<Connection<User>> GetBlockedUsersAsync(
        int? first, string? after, int? last, string? before, [Parent] Viewer viewer, UserByIdDataLoader users, IGrainFactory grains,
        CancellationToken cancellationToken)
    {
        var list = s_blockedUsers.For(viewer.UserId.Value);
        var page = await Self(grains, viewer).ListBlockedAsync(Connections.Request(list, first, after, last, before));
        return await page.ToConnectionAsync(list, users, cancellationToken);
    }

    /// <summary>Whom the viewer mutes, newest first.</summary>
    [UsePaging(IncludeTotalCount = true)]
    public async Task<Connection<User>> GetMutedUsersAsync(
        int? first, string? after, int? last, string? before, [Parent] Viewer viewer, UserByIdDataLoader users, IGrainFactory grains,
        CancellationToken cancellationToken)
    {
        var list = s_mutedUsers.For(viewer.UserId.Value);
        var page = await Self(grains, viewer).ListMutedAsync(Connections.Request(list, first, after, last, before));
        return await page.ToConnectionAsync(list, users, cancellationToken);
    }

    /// <summary>Whom those follow whom the viewer follows: most shared first.</summary>
    [ListSize(SlicingArguments = ["first"], SlicingArgumentDefaultValue = DefaultSuggestions, RequireOneSlicingArgument = false)]
    public async Task<IReadOnlyList<User>> GetSuggestedUsersAsync(
        [Parent] Viewer viewer, UserByIdDataLoader users, IGrainFactory grains, CancellationToken cancellationToken, int? first = DefaultSuggestions)
    {
        if (first is < 0 or > Connections.MaxSize)
            throw new ValidationException(nameof(first), $"Ask for 0 to {Connections.MaxSize} people.");
        UserId[] suggested = await Self(grains, viewer).SuggestAsync(first ?? DefaultSuggestions);
        return [.. (await users.LoadAsync(suggested, cancellationToken)).OfType<User>()];
    }

    private static IUserGrain Self(IGrainFactory grains, Viewer viewer) => grains.GetGrain<IUserGrain>(viewer.UserId.Value);
}
