namespace HotChocolate.Types;

/// <summary>Exactly one field of the input object must be given (specification 3.10.1).</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class OneOfAttribute : Attribute;
