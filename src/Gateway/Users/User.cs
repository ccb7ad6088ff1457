using Nexus.Gateway.Paging;
using Nexus.Grains.Users;
using Nexus.Storage.Ids;

namespace Nexus.Gateway.Users;

/// <summary>A person, as anybody sees them.</summary>
[Node]
public sealed record User(
    [property: ID] long Id,
    string Username,
    string DisplayName,
    string Bio,
    string? AvatarUrl,
    bool IsPrivate,
    Role Role,
    DateTimeOffset CreatedAt,
    int FollowerCount,
    int FollowingCount,
    int PostCount)
{
    public static Task<User?> GetAsync(long id, UserByIdDataLoader users, CancellationToken cancellationToken) =>
        users.LoadAsync(new UserId(id), cancellationToken);

    internal static User From(UserProfile profile) => new(
        profile.Id.Value, profile.Username, profile.DisplayName, profile.Bio, profile.AvatarUrl, profile.IsPrivate, profile.Role, profile.CreatedAt,
        Connections.ToInt(profile.FollowerCount), Connections.ToInt(profile.FollowingCount), Connections.ToInt(profile.PostCount));
}
