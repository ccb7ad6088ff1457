using Nexus.Grains.Visibility;
using Nexus.Storage.Journal;
using Nexus.Storage.Reads;

namespace Nexus.Grains.Users;

/// <summary>What a person's grain has in memory: only what is committed.</summary>
internal sealed class UserState(UserRow row)
{
    private UserRow _row = row;

    public bool IsPrivate => _row.IsPrivate;

    public CommittedCount FollowerCount { get; private set; } = CommittedCount.Of(row.Counts.Followers);

    /// <summary>How many have asked to follow this person.</summary>
    public CommittedCount RequestCount { get; private set; } = CommittedCount.Of(row.Counts.Requests);

    public CommittedCount PostCount { get; set; } = CommittedCount.Of(row.Counts.Posts);

    public Standing Standing { get; } = new(row);

    /// <summary>Null for somebody with more followers than posts are pushed to.</summary>
    public EdgeSet? Followers { get; set; } =
        row.Followers is { } followers ? new EdgeSet(followers, CommittedCount.Of(row.Counts.Followers)) : null;

    /// <summary>Takes in what was committed about an edge from or to this person.</summary>
    public void Take(EdgeNews edge)
    {
        if (edge.Source == _row.Id)
            Standing.Set((EdgeKind)edge.Kind, edge.Target, edge.IsThere, edge.SourceCount);
        else if (edge.Kind == PersonEdge.Follow)
            SetFollower(edge);
        else if (edge.Kind == PersonEdge.FollowRequest)
            RequestCount = RequestCount.Latest(edge.TargetCount);
        else if (edge.Kind == PersonEdge.Block)
            Standing.SetBlockedBy(edge.Source, edge.IsThere, edge.TargetCount);
    }

    /// <summary>Shows what was written of the profile.</summary>
    public void Show(UpdateProfile update) => _row = _row with
    {
        DisplayName = update.DisplayName, Bio = update.Bio, AvatarUrl = update.AvatarUrl, IsPrivate = update.IsPrivate,
    };

    /// <summary>Until when this person and what is theirs is hidden; null where it is not, the greatest time there is where that has no term.</summary>
    public DateTimeOffset? HiddenUntil => _row.LeavingAt is null ? _row.SuspendedUntil : DateTimeOffset.MaxValue;

    public UserProfile ToProfile() => new(
        _row.Id, _row.Username, _row.DisplayName, _row.Bio, _row.AvatarUrl, _row.IsPrivate, (Role)_row.Role, _row.CreatedAt,
        FollowerCount.Value, Standing.CountOf(EdgeKind.Follow).Value, PostCount.Value, _row.SuspendedUntil, _row.LeavingAt is not null);

    private void SetFollower(EdgeNews follow)
    {
        FollowerCount = FollowerCount.Latest(follow.TargetCount);
        Followers?.Set(follow.Source, follow.IsThere, follow.TargetCount);
    }
}
