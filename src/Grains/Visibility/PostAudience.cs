using Nexus.Grains.Users;

namespace Nexus.Grains.Visibility;

/// <summary>
/// Who may see a post, and with it its comments, likers and counts, wherever it turns up: a public post anybody, one for followers its author and
/// who follows them, one that is gone nobody.
/// </summary>
internal sealed class PostAudience(IGrainFactory grains)
{
    public ValueTask<bool> IncludesAsync(Viewer viewer, UserId author, Posts.Visibility visibility) =>
        Decide(viewer, author, visibility) is { } isIncluded ? new(isIncluded) : new(IsFollowerAsync(viewer, author));

    /// <summary>The same where nobody has to be asked; null where it depends on whether the viewer follows the author.</summary>
    public static bool? Decide(Viewer viewer, UserId author, Posts.Visibility visibility) => visibility switch
    {
        Posts.Visibility.Public => true,
        Posts.Visibility.Followers when viewer.IsAnonymous => false,
        Posts.Visibility.Followers when viewer.Is(author) => true,
        Posts.Visibility.Followers => null,
        _ => false,
    };

    /// <summary>Whether the viewer may see what the author writes for followers.</summary>
    public ValueTask<bool> IncludesFollowersOnlyAsync(Viewer viewer, UserId author) => IncludesAsync(viewer, author, Posts.Visibility.Followers);

    // The follower's grain has all that it follows in memory; the author's may have too many followers for that.
    private Task<bool> IsFollowerAsync(Viewer viewer, UserId author) => grains.GetGrain<IUserGrain>(viewer.Id.Value).FollowsAsync(author);
}
