namespace Nexus.Grains.Visibility;

/// <summary>Who is asking: a signed-in person, or <see cref="Anonymous"/>.</summary>
[GenerateSerializer, Immutable]
public readonly record struct Viewer([property: Id(0)] UserId Id)
{
    public static Viewer Anonymous => default;

    public bool IsAnonymous => Id.Value == 0;

    public bool Is(UserId user) => !IsAnonymous && Id == user;
}
