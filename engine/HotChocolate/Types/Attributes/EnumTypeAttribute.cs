namespace HotChocolate.Types;

/// <summary>The CLR enum is an enum type.</summary>
[AttributeUsage(AttributeTargets.Enum)]
public sealed class EnumTypeAttribute(string? name = null) : TypeNameAttribute(name);
