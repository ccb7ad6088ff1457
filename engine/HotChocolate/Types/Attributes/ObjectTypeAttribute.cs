namespace HotChocolate.Types;

/// <summary>The class is an object type.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface, Inherited = false)]
public sealed class ObjectTypeAttribute(string? name = null) : TypeNameAttribute(name);
