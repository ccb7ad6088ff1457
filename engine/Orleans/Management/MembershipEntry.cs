using Orleans.Runtime;

namespace Orleans;

/// <summary>What a cluster knows of one of its silos, those that have ended included.</summary>
[GenerateSerializer]
public sealed class MembershipEntry
{
    [Id(0)]
    public SiloAddress SiloAddress { get; set; } = null!;

    [Id(1)]
    public SiloStatus Status { get; set; }

    [Id(4)]
    public string HostName { get; set; } = "";

    [Id(5)]
    public string SiloName { get; set; } = "";

    [Id(9)]
    public DateTime StartTime { get; set; }

    public override string ToString() => $"SiloAddress={SiloAddress} SiloName={SiloName} Status={Status}";
}
