namespace Orleans;

/// <summary>Every stream of the namespace has a subscriber of this class: the grain with the stream's key.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public class ImplicitStreamSubscriptionAttribute : Attribute
{
    /// <summary>All namespaces.</summary>
    public ImplicitStreamSubscriptionAttribute()
    {
    }

    public ImplicitStreamSubscriptionAttribute(string streamNamespace) => Namespace = streamNamespace;

    internal string? Namespace { get; }
}
