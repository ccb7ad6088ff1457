namespace Nexus.Storage.Nodes;

/// <summary>
/// How long a node number is held. A silo that could not renew for <see cref="Duration"/> makes no more ids; others may take its number only
/// <see cref="Grace"/> later.
/// </summary>
public sealed class NodeLeaseOptions
{
    public TimeSpan Duration { get; set; } = TimeSpan.FromSeconds(15);

    public TimeSpan RenewInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Longer than clocks of silos differ and than a change may be on its way.</summary>
    public TimeSpan Grace { get; set; } = TimeSpan.FromSeconds(10);
}
