namespace HotChocolate.Types;

/// <summary>The class adds its fields to another object type.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface)]
public sealed class ExtendObjectTypeAttribute : Attribute, IObjectTypeExtension
{
    public ExtendObjectTypeAttribute(string? name = null) => Name = name;

    public ExtendObjectTypeAttribute(Type extendsType) => ExtendsType = extendsType;

    /// <summary>The GraphQL name of the type to extend.</summary>
    public string? Name { get; }

    /// <summary>The CLR type behind the type to extend.</summary>
    public Type? ExtendsType { get; }

    /// <summary>Members of the extended type that the schema leaves out.</summary>
    public string[]? IgnoreProperties { get; set; }
}

/// <inheritdoc cref="ExtendObjectTypeAttribute"/>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface)]
public sealed class ExtendObjectTypeAttribute<T> : Attribute, IObjectTypeExtension
{
    string? IObjectTypeExtension.Name => null;

    /// <summary>The CLR type behind the type to extend.</summary>
    public Type ExtendsType => typeof(T);

    /// <summary>Members of the extended type that the schema leaves out.</summary>
    public string[]? IgnoreProperties { get; set; }
}

/// <summary>Which type an extension's fields go to, however it was said.</summary>
internal interface IObjectTypeExtension
{
    string? Name { get; }

    Type? ExtendsType { get; }

    string[]? IgnoreProperties { get; }
}
