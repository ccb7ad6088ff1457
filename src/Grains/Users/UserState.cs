using Nexus.Storage.Reads;

namespace Nexus.Grains.Users;

/// <summary>What a person's grain has in memory: only what is committed.</summary>
internal sealed class UserState(UserRow row)
{
    public CommittedCount FollowerCount { get; set; } = CommittedCount.Of(row.FollowerCount);

    public CommittedCount FollowingCount { get; set; } = CommittedCount.Of(row.FollowingCount);

    public CommittedCount PostCount { get; set; } = CommittedCount.Of(row.PostCount);

    public HashSet<UserId> Following { get; } = [.. row.Following];

    /// <summary>Null for somebody with more followers than posts are pushed to.</summary>
    public HashSet<UserId>? Followers { get; set; } = row.Followers is { } followers ? [.. followers] : null;

    public void SetFollower(UserId follower, bool follows, CommittedCount followerCount)
    {
        FollowerCount = FollowerCount.Latest(followerCount);
        if (follows)
            Followers?.Add(follower);
        else
            Followers?.Remove(follower);
    }

    public UserProfile ToProfile() => new(
        row.Id, row.Username, row.DisplayName, row.Bio, row.AvatarUrl, row.IsPrivate, (Role)row.Role, row.CreatedAt,
        FollowerCount.Value, FollowingCount.Value, PostCount.Value);
}
