namespace HotChocolate.Types;

/// <summary>The class is an input object type.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class InputObjectTypeAttribute(string? name = null) : TypeNameAttribute(name);
