namespace HotChocolate.Types;

/// <summary>The CLR interface or base class is an interface type; what implements it implements that.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface, Inherited = false)]
public sealed class InterfaceTypeAttribute(string? name = null) : TypeNameAttribute(name);
