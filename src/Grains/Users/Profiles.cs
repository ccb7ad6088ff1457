using Nexus.Grains.Hydration;

namespace Nexus.Grains.Users;

/// <summary>The profiles of people, whoever asks: from this silo's memory where their grain is active in it, else asked of the grain.</summary>
public sealed class Profiles
{
    private readonly Snapshots<UserId, UserProfile> _snapshots;
    private readonly IGrainFactory _grains;

    internal Profiles(Snapshots<UserId, UserProfile> snapshots, IGrainFactory grains) => (_snapshots, _grains) = (snapshots, grains);

    /// <summary>Who stands where somebody has left or has deleted what they wrote; with the id 0, and a name that nobody can take.</summary>
    private static readonly UserProfile s_nobody = new(
        default, Text.Username.OfNobody, "Deleted", "", null, false, Role.Member, DateTimeOffset.UnixEpoch, 0, 0, 0);

    /// <summary>The profile as last committed; null where this silo does not have it, which says nothing about whether there is one.</summary>
    public UserProfile? Find(UserId id) => id == default ? s_nobody : _snapshots.Find(id);

    /// <summary>The profile, or null where there is no such person.</summary>
    public Task<UserProfile?> GetAsync(UserId id) =>
        Find(id) is { } profile ? Task.FromResult<UserProfile?>(profile) : _grains.GetGrain<IUserGrain>(id.Value).GetProfileAsync();
}
