using Nexus.Grains.Visibility;
using Nexus.Storage.Reads;

namespace Nexus.Grains.Users;

/// <summary>What a person's grain has in memory: only what is committed.</summary>
internal sealed class UserState(UserRow row)
{
    public CommittedCount FollowerCount { get; private set; } = CommittedCount.Of(row.Counts.Followers);

    public CommittedCount PostCount { get; set; } = CommittedCount.Of(row.Counts.Posts);

    public Standing Standing { get; } = new(row);

    /// <summary>Null for somebody with more followers than posts are pushed to.</summary>
    public EdgeSet? Followers { get; set; } =
        row.Followers is { } followers ? new EdgeSet(followers, CommittedCount.Of(row.Counts.Followers)) : null;

    public void SetFollower(UserId follower, bool follows, CommittedCount followerCount)
    {
        FollowerCount = FollowerCount.Latest(followerCount);
        Followers?.Set(follower, follows, followerCount);
    }

    public UserProfile ToProfile() => new(
        row.Id, row.Username, row.DisplayName, row.Bio, row.AvatarUrl, row.IsPrivate, (Role)row.Role, row.CreatedAt,
        FollowerCount.Value, Standing.CountOf(Storage.Journal.EdgeKind.Follow).Value, PostCount.Value, row.SuspendedUntil, row.LeavingAt is not null);
}
