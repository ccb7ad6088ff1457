using Nexus.Grains.Errors;
using Nexus.Grains.Hydration;
using Nexus.Storage.Journal;

namespace Nexus.Grains.Users;

/// <summary>Whom this person does not want to see, or to hear.</summary>
internal sealed partial class UserGrain
{
    private readonly PendingEdges<UserId, UserProfile> _blocks = new();
    private readonly PendingEdges<UserId, UserProfile> _mutes = new();

    public async Task<UserProfile> BlockAsync(UserId other)
    {
        var state = await RequireAsync();
        RequireAnother(other, "Nobody can block themselves.");
        var isBlocked = state.Standing.Has(EdgeKind.Block, other);
        if (isBlocked && !_blocks.Contains(other))
            return await RequireKnownAsync(other);
        if (!isBlocked)
            await RequirePersonAsync(state, other);
        RequireRoom(EdgeKind.Block, state, _blocks.Adding, _options.BlockLimit, "block");
        return await _blocks.SetAsync(other, true, () => CommitBlockAsync(other));
    }

    public async Task<UserProfile> UnblockAsync(UserId other)
    {
        var state = await RequireAsync();
        if (!state.Standing.Has(EdgeKind.Block, other) && !_blocks.Contains(other))
            return await RequirePersonAsync(state, other);
        await RequireKnownAsync(other);
        return await _blocks.SetAsync(other, false, async () => (await CommitEdgesAsync(other, NoEdge(EdgeKind.Block, Id, other))).Other);
    }

    public async Task<UserProfile> MuteAsync(UserId other)
    {
        var state = await RequireAsync();
        RequireAnother(other, "Nobody can mute themselves.");
        var profile = await RequirePersonAsync(state, other);
        if (state.Standing.Has(EdgeKind.Mute, other) && !_mutes.Contains(other))
            return profile;
        RequireRoom(EdgeKind.Mute, state, _mutes.Adding, _options.MuteLimit, "mute");
        return await _mutes.SetAsync(other, true, () => CommitMuteAsync(other, profile));
    }

    public async Task<UserProfile> UnmuteAsync(UserId other)
    {
        var state = await RequireAsync();
        var profile = await RequirePersonAsync(state, other);
        if (!state.Standing.Has(EdgeKind.Mute, other) && !_mutes.Contains(other))
            return profile;
        return await _mutes.SetAsync(other, false, () => CommitSilentlyAsync(NoEdge(EdgeKind.Mute, Id, other), profile));
    }

    public async Task<UserId[]> ListUnheardAsync() => await _state.GetAsync() is { } state ? state.Standing.ListUnheard() : [];

    private async Task<UserProfile> CommitBlockAsync(UserId other)
    {
        await _ids.ReadyAsync();
        return (await CommitEdgesAsync(
            other,
            EdgeTo(EdgeKind.Block, other),
            NoEdge(EdgeKind.Follow, Id, other),
            NoEdge(EdgeKind.FollowRequest, Id, other),
            NoEdge(EdgeKind.Follow, other, Id),
            NoEdge(EdgeKind.FollowRequest, other, Id))).Other;
    }

    private async Task<UserProfile> CommitMuteAsync(UserId other, UserProfile profile)
    {
        await _ids.ReadyAsync();
        return await CommitSilentlyAsync(EdgeTo(EdgeKind.Mute, other), profile);
    }

    /// <summary>Who is muted is not told, and nothing of theirs changes.</summary>
    private async Task<UserProfile> CommitSilentlyAsync(Change<EdgeOutcome> edge, UserProfile other)
    {
        await TakeAsync([EdgeNews.Of(edge, await _committer.CommitAsync(edge))]);
        return other;
    }

    private static void RequireRoom(EdgeKind kind, UserState state, int adding, int limit, string verb)
    {
        if (state.Standing.CountOf(kind).Value + adding >= limit)
            throw new ValidationException("userId", $"Nobody can {verb} more than {limit} people.");
    }
}
