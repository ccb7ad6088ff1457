namespace Orleans;

/// <summary>Every stream of the namespace has a subscriber of this class: the grain with the stream's key.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public class ImplicitStreamSubscriptionAttribute : Attribute
{
    /// <summary>All namespaces.</summary>
    public ImplicitStreamSubscriptionAttribute()
    {
    }

    /// <param name="streamNamespace">The namespace.</param>
    /// <param name="streamIdMapper">Null: a stream's subscriber has its key.</param>
    public ImplicitStreamSubscriptionAttribute(string streamNamespace, string? streamIdMapper = null)
    {
        Namespace = streamNamespace;
        StreamIdMapper = streamIdMapper is null ? null : throw new NotSupportedException("The embedded engine maps streams to the grains with their keys.");
    }

    /// <summary>Null: a stream's subscriber has its key.</summary>
    public string? StreamIdMapper { get; }

    internal string? Namespace { get; }
}
