namespace HotChocolate;

/// <summary>Marks a field, argument or enum value as deprecated (specification 3.13.3).</summary>
[AttributeUsage(AttributeTargets.All)]
public sealed class GraphQLDeprecatedAttribute(string deprecationReason) : Attribute
{
    public string DeprecationReason { get; } = deprecationReason;
}
