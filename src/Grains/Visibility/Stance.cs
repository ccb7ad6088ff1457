namespace Nexus.Grains.Visibility;

/// <summary>How a viewer stands to one person. Somebody anonymous is a stranger to everybody.</summary>
[Flags]
public enum Stance
{
    Stranger = 0,

    /// <summary>The viewer is that person.</summary>
    Oneself = 1,

    /// <summary>The viewer follows that person.</summary>
    Follower = 2,

    /// <summary>The viewer mutes that person.</summary>
    Muting = 4,

    /// <summary>There is a block between the two, by either of them.</summary>
    Blocked = 8,

    /// <summary>The viewer is a moderator or an administrator.</summary>
    Moderator = 16,

    /// <summary>The viewer is suspended or leaving, and reads as somebody anonymous.</summary>
    Inactive = 32,
}
