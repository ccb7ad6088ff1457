namespace Orleans;

/// <summary>Activations of this class do not end for being idle, nor because memory is scarce.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class KeepAliveAttribute : Attribute;
