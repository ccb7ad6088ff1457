namespace HotChocolate;

/// <summary>The parameter takes a service, which is also so without the attribute for registered types.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ServiceAttribute : Attribute;
