using Nexus.Grains.Users;

namespace Nexus.Grains.Visibility;

/// <summary>Who is asking: a signed-in person in the role of their access token, or <see cref="Anonymous"/>.</summary>
[GenerateSerializer, Immutable]
public readonly record struct Viewer([property: Id(0)] UserId Id, [property: Id(1)] Role Role = Role.Member)
{
    public static Viewer Anonymous => default;

    public bool IsAnonymous => Id.Value == 0;

    public bool Is(UserId user) => !IsAnonymous && Id == user;
}
