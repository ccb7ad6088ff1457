namespace HotChocolate.Types;

/// <summary>The CLR interface or base class is a union of the object types that implement it.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface, Inherited = false)]
public sealed class UnionTypeAttribute(string? name = null) : TypeNameAttribute(name);
