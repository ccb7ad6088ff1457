namespace Orleans.Configuration;

/// <summary>The name of a silo.</summary>
public class SiloOptions
{
    public string? SiloName { get; set; }
}

/// <summary>The names of the cluster and of the service that it runs.</summary>
public class ClusterOptions
{
    public string ClusterId { get; set; } = "default";

    public string ServiceId { get; set; } = "default";
}

/// <summary>Calls.</summary>
public abstract class MessagingOptions
{
    /// <summary>How long a caller waits for an answer before <see cref="TimeoutException"/>.</summary>
    public TimeSpan ResponseTimeout { get; set; } = TimeSpan.FromSeconds(30);
}

/// <summary>Calls made by, and to, the grains of a silo.</summary>
public class SiloMessagingOptions : MessagingOptions
{
    /// <summary>Calls that may wait for one activation before <see cref="Runtime.LimitExceededException"/>; zero means any number.</summary>
    public int MaxEnqueuedRequestsHardLimit { get; set; }
}

/// <summary>Calls made by code that is not a grain.</summary>
public class ClientMessagingOptions : MessagingOptions;

/// <summary>When idle activations end, and how long beginning and ending may take.</summary>
public class GrainCollectionOptions
{
    public TimeSpan CollectionQuantum { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>More than <see cref="CollectionQuantum"/>.</summary>
    public TimeSpan CollectionAge { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Ages by full name of the grain class.</summary>
    public Dictionary<string, TimeSpan> ClassSpecificCollectionAge { get; set; } = [];

    public TimeSpan ActivationTimeout { get; set; } = TimeSpan.FromSeconds(30);

    public TimeSpan DeactivationTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether activations end before they are old enough, those that have been idle the longest first, while memory is scarce.</summary>
    public bool EnableActivationSheddingOnMemoryPressure { get; set; }

    /// <summary>How often memory is looked at.</summary>
    public TimeSpan MemoryUsagePollingPeriod { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Memory is scarce from here on, percent of what the process may use; more than <see cref="MemoryUsageTargetPercentage"/>, at most 100.</summary>
    public double MemoryUsageLimitPercentage { get; set; } = 80;

    /// <summary>What is aimed at while memory is scarce, percent of what the process may use.</summary>
    public double MemoryUsageTargetPercentage { get; set; } = 75;
}

/// <summary>Storage in memory; without effect here.</summary>
public class MemoryGrainStorageOptions
{
    /// <summary>In Orleans, how many grains hold what is stored.</summary>
    public int NumStorageGrains { get; set; } = 10;
}

/// <summary>Turns.</summary>
public class SchedulingOptions
{
    /// <summary>A turn that keeps its thread for longer is logged and counted.</summary>
    public TimeSpan TurnWarningLengthThreshold { get; set; } = TimeSpan.FromSeconds(1);
}
