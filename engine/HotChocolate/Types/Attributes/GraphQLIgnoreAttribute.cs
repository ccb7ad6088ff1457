namespace HotChocolate;

/// <summary>The schema leaves the member out.</summary>
[AttributeUsage(AttributeTargets.All)]
public sealed class GraphQLIgnoreAttribute : Attribute;
