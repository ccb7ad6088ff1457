namespace HotChocolate.Types.Relay;

/// <summary>The type implements <c>Node</c> and is refetched by a static <c>Get</c> or <c>GetAsync</c> method.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class NodeAttribute : Attribute
{
    /// <summary>The member that holds the id; <c>Id</c> by default.</summary>
    public string? IdField { get; set; }

    /// <summary>The method that fetches by id, if its name is another.</summary>
    public string? NodeResolver { get; set; }

    /// <summary>The class that the method belongs to, if it is not the type itself.</summary>
    public Type? NodeResolverType { get; set; }
}
