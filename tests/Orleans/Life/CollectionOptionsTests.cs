using Orleans.Configuration;

namespace Nexus.Orleans.Tests;

/// <summary>A silo does not start with ages and limits that contradict each other.</summary>
public sealed class CollectionOptionsTests
{
    public static TheoryData<string, Action<GrainCollectionOptions>> Contradictions => new()
    {
        {
            "CollectionAge is set to 00:01:00. CollectionAge must be greater than CollectionQuantum, which is set to 00:01:00",
            static options => options.CollectionAge = options.CollectionQuantum
        },
        {
            "Some.Grain CollectionAgeLimit is set to 00:00:30. CollectionAgeLimit must be greater than CollectionQuantum, which is set to 00:01:00",
            static options => options.ClassSpecificCollectionAge["Some.Grain"] = TimeSpan.FromSeconds(30)
        },
        {
            "MemoryUsageLimitPercentage is set to 101. MemoryUsageLimitPercentage must be between 0 and 100",
            static options => (options.EnableActivationSheddingOnMemoryPressure, options.MemoryUsageLimitPercentage) = (true, 101)
        },
        {
            "MemoryUsageTargetPercentage is set to 80. MemoryUsageTargetPercentage must be less than MemoryUsageLimitPercentage, which is set to 80",
            static options => (options.EnableActivationSheddingOnMemoryPressure, options.MemoryUsageTargetPercentage) = (true, 80)
        },
    };

    [Theory]
    [MemberData(nameof(Contradictions))]
    public async Task Contradiction_is_told_at_start(string message, Action<GrainCollectionOptions> configure)
    {
        var refused = await Assert.ThrowsAsync<OrleansConfigurationException>(() => SiloHost.StartAsync(silo => silo.Configure(configure)));
        Assert.Equal(message, refused.Message);
    }

    [Fact]
    public async Task Limits_of_memory_are_looked_at_only_where_they_are_used() => await (await SiloHost.StartAsync(
        static silo => silo.Configure<GrainCollectionOptions>(static options => options.MemoryUsageLimitPercentage = 0))).DisposeAsync();
}
