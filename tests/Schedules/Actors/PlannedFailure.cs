namespace Nexus.Schedules;

/// <summary>What a plan says that an actor throws; the message is the call's number.</summary>
public sealed class PlannedFailure : Exception
{
    public PlannedFailure(string message) : base(message)
    {
    }
}

/// <summary>What a plan says that an activation throws.</summary>
public sealed class PlannedActivationFailure : Exception
{
    public PlannedActivationFailure(string message) : base(message)
    {
    }
}
