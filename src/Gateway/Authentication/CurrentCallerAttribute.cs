namespace Nexus.Gateway.Authentication;

/// <summary>A resolver's parameter gets the request's <see cref="Caller"/>.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class CurrentCallerAttribute() : GlobalStateAttribute(Caller.StateKey);
