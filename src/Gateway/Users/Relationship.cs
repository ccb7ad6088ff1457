namespace Nexus.Gateway.Users;

/// <summary>How the viewer stands to a person.</summary>
public sealed record Relationship(bool Following, bool FollowedBy, bool FollowRequested, bool Blocking, bool Muting)
{
    internal static Relationship From(Nexus.Grains.Users.Relationship relationship) => new(
        relationship.Following, relationship.FollowedBy, relationship.FollowRequested, relationship.Blocking, relationship.Muting);
}
