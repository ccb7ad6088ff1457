namespace HotChocolate.Types.Relay;

/// <summary>
/// The value is a global id outside and the type's own id inside. Arguments take ids of the given type only; without one
/// they take ids of any type, and results carry the name of the type they belong to.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.Method)]
public class IDAttribute(string? typeName = null) : Attribute
{
    /// <summary>The GraphQL name of the type whose id this is.</summary>
    public string? TypeName { get; } = typeName;

    internal virtual Type? IdOf => null;
}

/// <summary>The value is the global id of a <typeparamref name="T"/>.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.Method)]
public sealed class IDAttribute<T> : IDAttribute
{
    internal override Type IdOf => typeof(T);
}
