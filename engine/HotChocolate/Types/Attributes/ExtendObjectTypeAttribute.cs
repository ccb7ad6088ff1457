namespace HotChocolate.Types;

/// <summary>The class adds its fields to another object type.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface)]
public class ExtendObjectTypeAttribute : Attribute
{
    public ExtendObjectTypeAttribute(string? name = null) => Name = name;

    public ExtendObjectTypeAttribute(Type extendsType) => ExtendsType = extendsType;

    /// <summary>The GraphQL name of the type to extend.</summary>
    public string? Name { get; set; }

    /// <summary>The CLR type behind the type to extend.</summary>
    public Type? ExtendsType { get; }

    /// <summary>Members of the extended type that the schema leaves out.</summary>
    public string[]? IgnoreProperties { get; set; }
}

/// <inheritdoc/>
public sealed class ExtendObjectTypeAttribute<T>() : ExtendObjectTypeAttribute(typeof(T));
