namespace HotChocolate;

/// <summary>The parameter takes the event that a subscription's response answers.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class EventMessageAttribute : Attribute;
