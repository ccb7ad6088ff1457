namespace Orleans.Runtime;

/// <summary>How many activations of a class a silo has.</summary>
[GenerateSerializer, Immutable]
public sealed class SimpleGrainStatistic
{
    /// <summary>The class and its assembly: <c>Namespace.Class,Assembly</c>.</summary>
    [Id(0)]
    public string GrainType { get; set; } = "";

    [Id(1)]
    public SiloAddress SiloAddress { get; set; } = null!;

    [Id(2)]
    public int ActivationCount { get; set; }

    public override string ToString() => $"SimpleGrainStatistic: GrainType={GrainType} Silo={SiloAddress} NumActivations={ActivationCount} ";
}

/// <summary>One activation.</summary>
[GenerateSerializer, Immutable]
public sealed class DetailedGrainStatistic
{
    /// <summary>The class and its assembly: <c>Namespace.Class,Assembly</c>.</summary>
    [Id(0)]
    public string GrainType { get; set; } = "";

    [Id(1)]
    public SiloAddress SiloAddress { get; set; } = null!;

    [Id(2)]
    public GrainId GrainId { get; set; }
}
