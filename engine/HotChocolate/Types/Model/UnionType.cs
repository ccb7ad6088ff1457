namespace HotChocolate.Types;

/// <summary>A union type (specification 3.8).</summary>
public sealed class UnionType : TypeDefinition
{
    internal UnionType(string name, Type runtimeType, string? description = null)
        : base(name, runtimeType, description)
    {
    }

    public override TypeKind Kind => TypeKind.Union;

    /// <summary>The member types in the order of their declaration.</summary>
    public IReadOnlyList<ObjectType> Types { get; internal set; } = [];

    public bool ContainsType(ObjectType type) => Types.Contains(type);
}
