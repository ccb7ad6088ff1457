namespace Nexus.Gateway.Users;

/// <summary>How the viewer stands to a person.</summary>
public sealed record Relationship(bool Following, bool FollowedBy);
