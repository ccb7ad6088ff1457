namespace HotChocolate;

/// <summary>The keys of state that the engine itself keeps.</summary>
public static class WellKnownContextData
{
    /// <summary>The event that a subscription's operation is executed for, in the scoped state of its root field.</summary>
    public const string EventMessage = "HotChocolate.Execution.EventMessage";
}
