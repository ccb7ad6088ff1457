namespace Orleans;

/// <summary>A serialiser is generated for this type: it may travel in calls.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum, Inherited = false)]
public sealed class GenerateSerializerAttribute : Attribute
{
    /// <summary>Whether a record's primary constructor parameters travel; null leaves it to the kind of type.</summary>
    public bool IncludePrimaryConstructorParameters { get; init; } = true;

    public GenerateFieldIds GenerateFieldIds { get; init; }
}

/// <summary>Whether members without <see cref="IdAttribute"/> get ids.</summary>
public enum GenerateFieldIds
{
    None,
    PublicProperties,
}

/// <summary>The number by which a member is known on the wire; unique within its type, never reused.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum | AttributeTargets.Property | AttributeTargets.Method)]
public sealed class IdAttribute(uint id) : Attribute
{
    public uint Id { get; } = id;
}

/// <summary>The name by which a type or method is known on the wire, so that it can be renamed.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface | AttributeTargets.Struct | AttributeTargets.Enum | AttributeTargets.Method)]
public sealed class AliasAttribute(string alias) : Attribute
{
    public string Alias { get; } = alias;
}

/// <summary>Values of this type, member or parameter never change once sent: they need no copy.</summary>
[AttributeUsage(AttributeTargets.Struct | AttributeTargets.Class | AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class ImmutableAttribute : Attribute;

/// <summary>The constructor that the generated serialiser calls.</summary>
[AttributeUsage(AttributeTargets.Constructor)]
public sealed class GeneratedActivatorConstructorAttribute : Microsoft.Extensions.DependencyInjection.ActivatorUtilitiesConstructorAttribute;

/// <summary>An older name, that Orleans no longer looks at.</summary>
[AttributeUsage(AttributeTargets.Constructor)]
[Obsolete("Use GeneratedActivatorConstructorAttribute instead. This attribute is not recognized by Orleans.")]
public sealed class OrleansConstructorAttribute : Microsoft.Extensions.DependencyInjection.ActivatorUtilitiesConstructorAttribute;

/// <summary>A converter between a foreign type and its surrogate.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class RegisterConverterAttribute : Attribute;

/// <summary>Carries values of a type that has no serialiser as values of one that has.</summary>
public interface IConverter<TValue, TSurrogate> where TSurrogate : struct
{
    TValue ConvertFromSurrogate(in TSurrogate surrogate);

    TSurrogate ConvertToSurrogate(in TValue value);
}

/// <summary>Names an assembly whose grains belong to the application; written by the generator.</summary>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class ApplicationPartAttribute(string assemblyName) : Attribute
{
    public string AssemblyName { get; } = assemblyName;
}
