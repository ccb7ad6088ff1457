using Orleans;

namespace Nexus.Schedules;

/// <summary>What a plan says that an actor throws; the message is the call's number.</summary>
[GenerateSerializer]
public sealed class PlannedFailure : Exception
{
    public PlannedFailure(string message) : base(message)
    {
    }
}

/// <summary>What a plan says that an activation throws.</summary>
[GenerateSerializer]
public sealed class PlannedActivationFailure : Exception
{
    public PlannedActivationFailure(string message) : base(message)
    {
    }
}
