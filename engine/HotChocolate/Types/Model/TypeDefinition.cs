namespace HotChocolate.Types;

/// <summary>What all named types have. Immutable once the schema is built.</summary>
public abstract class TypeDefinition : ITypeDefinition
{
    private protected TypeDefinition(string name, Type runtimeType, string? description)
    {
        Name = name;
        RuntimeType = runtimeType;
        Description = description;
    }

    public abstract TypeKind Kind { get; }

    public string Name { get; }

    public string? Description { get; internal set; }

    /// <summary>The CLR type behind the type; <see cref="object"/> where there is none.</summary>
    public Type RuntimeType { get; }

    /// <summary>Whether the type belongs to introspection (its name starts with two underscores).</summary>
    public bool IsIntrospectionType => Name.StartsWith("__", StringComparison.Ordinal);

    public sealed override string ToString() => Name;
}
