namespace HotChocolate;

/// <summary>The name in the schema, in place of the inferred one.</summary>
[AttributeUsage(AttributeTargets.All)]
public sealed class GraphQLNameAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
