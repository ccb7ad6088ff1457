namespace Nexus.Grains.Users;

/// <summary>What a person changes of what they show; null leaves it as it is.</summary>
[GenerateSerializer, Immutable]
public sealed record ProfileUpdate(
    [property: Id(0)] ProfileText? DisplayName = null,
    [property: Id(1)] ProfileText? Bio = null,
    [property: Id(2)] ProfileText? AvatarUrl = null,
    [property: Id(3)] bool? IsPrivate = null);

/// <summary>A new text, or none: the display name is then the username.</summary>
[GenerateSerializer, Immutable]
public sealed record ProfileText([property: Id(0)] string? Value);
