using Orleans.Configuration;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>A silo does not start with ages and limits that contradict each other.</summary>
internal static class CollectionCheck
{
    /// <exception cref="OrleansConfigurationException">One of the options is not acceptable.</exception>
    public static void Run(GrainCollectionOptions options)
    {
        Require(options.CollectionQuantum > TimeSpan.Zero, $"CollectionQuantum is set to {options.CollectionQuantum}. CollectionQuantum must be greater than 0");
        Require(options.CollectionAge > options.CollectionQuantum,
            $"CollectionAge is set to {options.CollectionAge}. CollectionAge must be greater than CollectionQuantum, which is set to {options.CollectionQuantum}");
        foreach (var (grainClass, age) in options.ClassSpecificCollectionAge)
        {
            Require(age > options.CollectionQuantum,
                $"{grainClass} CollectionAgeLimit is set to {age}. CollectionAgeLimit must be greater than CollectionQuantum, which is set to {options.CollectionQuantum}");
        }

        if (options.EnableActivationSheddingOnMemoryPressure)
            CheckMemory(options, options.MemoryUsageLimitPercentage, options.MemoryUsageTargetPercentage);
    }

    private static void CheckMemory(GrainCollectionOptions options, double limit, double target)
    {
        Require(limit is >= 0 and <= 100, $"MemoryUsageLimitPercentage is set to {limit}. MemoryUsageLimitPercentage must be between 0 and 100");
        Require(target is >= 0 and <= 100, $"MemoryUsageTargetPercentage is set to {target}. MemoryUsageTargetPercentage must be between 0 and 100");
        Require(target < limit,
            $"MemoryUsageTargetPercentage is set to {target}. MemoryUsageTargetPercentage must be less than MemoryUsageLimitPercentage, which is set to {limit}");
        Require(options.MemoryUsagePollingPeriod > TimeSpan.Zero,
            $"MemoryUsagePollingPeriod is set to {options.MemoryUsagePollingPeriod}. MemoryUsagePollingPeriod must be greater than 0");
    }

    private static void Require(bool isSo, string otherwise)
    {
        if (!isSo)
            throw new OrleansConfigurationException(otherwise);
    }
}
