namespace HotChocolate.Types;

/// <summary>The method resolves the events of a subscription field.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SubscribeAttribute : Attribute
{
    /// <summary>The method of the same class that opens the event stream: an <see cref="IAsyncEnumerable{T}"/> or a task of one.</summary>
    public string? With { get; set; }
}
