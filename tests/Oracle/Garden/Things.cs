namespace Nexus.Oracle.Tests.Garden;

/// <summary>What can be found by its id.</summary>
[InterfaceType("Node")]
public interface INode
{
    [ID]
    string Id { get; }
}

[InterfaceType("Resource")]
public interface IResource : INode
{
    string Name { get; }

    Uri? Link { get; }
}

[UnionType("Thing")]
public interface IThing;

public enum Colour
{
    Red,
    Green,

    [GraphQLDeprecated("Mix it.")]
    DarkBlue,
}

internal static class Possible
{
    public static readonly Func<string, INode>[] Nodes = [key => new Garden(key), key => new Plant(key), key => new Stone(key)];

    public static readonly Func<string, IResource>[] Resources = [key => new Garden(key), key => new Plant(key)];

    public static readonly Func<string, IThing>[] Things = [key => new Gardener(key), key => new Plant(key), key => new Stone(key)];
}
