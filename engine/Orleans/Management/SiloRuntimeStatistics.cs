using Orleans.Statistics;

namespace Orleans.Runtime;

/// <summary>How one silo is at a moment.</summary>
[GenerateSerializer, Immutable]
public sealed class SiloRuntimeStatistics
{
    internal SiloRuntimeStatistics(int activations, int recentlyUsed, EnvironmentStatistics environment, DateTime now)
    {
        ActivationCount = activations;
        RecentlyUsedActivationCount = recentlyUsed;
        EnvironmentStatistics = environment;
        DateTime = now;
    }

    [Id(0)]
    public int ActivationCount { get; }

    /// <summary>Of those, how many were used within the last ten minutes.</summary>
    [Id(1)]
    public int RecentlyUsedActivationCount { get; }

    [Id(10)]
    public DateTime DateTime { get; }

    [Id(11)]
    public EnvironmentStatistics EnvironmentStatistics { get; }
}
