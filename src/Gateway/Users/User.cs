using Nexus.Gateway.Authentication;
using Nexus.Gateway.Paging;
using Nexus.Gateway.Search;
using Nexus.Grains.Users;
using Nexus.Storage.Ids;

namespace Nexus.Gateway.Users;

/// <summary>A person, as anybody sees them.</summary>
[Node]
public sealed record User([property: GraphQLIgnore] UserProfile Profile) : ISearchResult
{
    [ID]
    public long Id => Profile.Id.Value;

    public string Username => Profile.Username;

    public string DisplayName => Profile.DisplayName;

    public string Bio => Profile.Bio;

    public string? AvatarUrl => Profile.AvatarUrl;

    public bool IsPrivate => Profile.IsPrivate;

    public Role Role => Profile.Role;

    public DateTimeOffset CreatedAt => Profile.CreatedAt;

    public int FollowerCount => Connections.ToInt(Profile.FollowerCount);

    public int FollowingCount => Connections.ToInt(Profile.FollowingCount);

    public int PostCount => Connections.ToInt(Profile.PostCount);

    public static Task<User?> GetAsync(long id, [CurrentCaller] Caller caller, VisibleUserDataLoader users, CancellationToken cancellationToken) =>
        users.LoadAsync(new UserKey(new UserId(id), caller.Viewer), cancellationToken);

    internal static User From(UserProfile profile) => new(profile);
}
