namespace HotChocolate.Types.Relay;

/// <summary>The method fetches a node by its id: its first parameter.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NodeResolverAttribute : Attribute;
