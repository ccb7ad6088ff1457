namespace Orleans.Statistics;

/// <summary>What the process holds on the managed heap, and what it may use.</summary>
[Immutable, GenerateSerializer, Alias("Orleans.Statistics.EnvironmentStatistics")]
public readonly struct EnvironmentStatistics
{
    /// <summary>Bytes, smoothed over the last looks; the embedded engine does not smooth.</summary>
    [Id(1)]
    public readonly long FilteredMemoryUsageBytes;

    /// <summary>Bytes, smoothed over the last looks; the embedded engine does not smooth.</summary>
    [Id(2)]
    public readonly long FilteredAvailableMemoryBytes;

    /// <summary>Bytes that the process may use: those of the machine or of its container.</summary>
    [Id(3)]
    public readonly long MaximumAvailableMemoryBytes;

    /// <summary>Bytes.</summary>
    [Id(5)]
    public readonly long RawMemoryUsageBytes;

    /// <summary>Bytes.</summary>
    [Id(6)]
    public readonly long RawAvailableMemoryBytes;

    internal EnvironmentStatistics(long used, long maximum)
    {
        FilteredMemoryUsageBytes = RawMemoryUsageBytes = used;
        FilteredAvailableMemoryBytes = RawAvailableMemoryBytes = maximum - used;
        MaximumAvailableMemoryBytes = maximum;
    }

    /// <summary>Of <see cref="MaximumAvailableMemoryBytes"/>, from 0 to 100.</summary>
    public float MemoryUsagePercentage => 100f * RawMemoryUsageBytes / MaximumAvailableMemoryBytes;

    /// <summary>Of <see cref="MaximumAvailableMemoryBytes"/>, from 0 to 100.</summary>
    public float AvailableMemoryPercentage => 100f * RawAvailableMemoryBytes / MaximumAvailableMemoryBytes;
}

/// <summary>Where a silo has its figures from; replaceable in its services.</summary>
public interface IEnvironmentStatisticsProvider
{
    EnvironmentStatistics GetEnvironmentStatistics();
}

/// <summary>The managed heap with its garbage, and the limit of the process, as the garbage collector knows them.</summary>
internal sealed class ProcessStatistics : IEnvironmentStatisticsProvider
{
    public EnvironmentStatistics GetEnvironmentStatistics() => new(GC.GetTotalMemory(forceFullCollection: false), GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);
}
