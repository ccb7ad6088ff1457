using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Statistics;

namespace Orleans.Embedded;

/// <summary>Asks the silos of its process.</summary>
internal sealed class ManagementGrain : Grain, IManagementGrain
{
    private static readonly TimeSpan RecentUse = TimeSpan.FromMinutes(10);

    private Cluster Cluster => ((Activation)GrainContext).Silo.Cluster;

    public Task<Dictionary<SiloAddress, SiloStatus>> GetHosts(bool onlyActive) =>
        Task.FromResult(Hosts(onlyActive).ToDictionary(static host => host.SiloAddress, static host => host.Status));

    public Task<MembershipEntry[]> GetDetailedHosts(bool onlyActive) => Task.FromResult(Hosts(onlyActive).ToArray());

    public Task ForceGarbageCollection(SiloAddress[] hostsIds)
    {
        GC.Collect();
        return Task.CompletedTask;
    }

    public Task ForceActivationCollection(SiloAddress[] hostsIds, TimeSpan ageLimit)
    {
        foreach (var silo in Silos(hostsIds))
            IdleCollector.Collect(silo, ageLimit);
        return Task.CompletedTask;
    }

    public Task ForceActivationCollection(TimeSpan ageLimit) => ForceActivationCollection([], ageLimit);

    public Task<SiloRuntimeStatistics[]> GetRuntimeStatistics(SiloAddress[] hostsIds) => Task.FromResult(Silos(hostsIds).Select(StatisticsOf).ToArray());

    public Task<SimpleGrainStatistic[]> GetSimpleGrainStatistics(SiloAddress[] hostsIds) => Task.FromResult(
        Silos(hostsIds).SelectMany(static silo => silo.Catalog.All
            .GroupBy(static activation => activation.Class)
            .Select(group => new SimpleGrainStatistic { GrainType = NameOf(group.Key), SiloAddress = silo.Address, ActivationCount = group.Count() })).ToArray());

    public Task<SimpleGrainStatistic[]> GetSimpleGrainStatistics() => GetSimpleGrainStatistics([]);

    public Task<DetailedGrainStatistic[]> GetDetailedGrainStatistics(string[]? types, SiloAddress[]? hostsIds) => Task.FromResult(
        Silos(hostsIds).SelectMany(silo => silo.Catalog.All
            .Where(activation => types is null || types.Contains(NameOf(activation.Class)))
            .Select(activation => new DetailedGrainStatistic { GrainType = NameOf(activation.Class), SiloAddress = silo.Address, GrainId = activation.Id })).ToArray());

    public Task<int> GetGrainActivationCount(GrainReference grainReference) =>
        Task.FromResult(Silos(null).Sum(silo => silo.Catalog.All.Count(activation => activation.Id == grainReference.GrainId)));

    public Task<int> GetTotalActivationCount() => Task.FromResult(Silos(null).Sum(static silo => silo.Catalog.Count));

    public ValueTask<SiloAddress?> GetActivationAddress(IAddressable reference)
    {
        var id = reference.GetGrainId();
        if (Silos(null).First().GetClass(id.Type).StatelessWorker is not null)
            throw new InvalidOperationException($"Grain '{reference}' is a Stateless Worker. This type of grain can't be looked up by this method");
        return new(Cluster.Directory.TryFind(id, out var activation) ? activation.Silo.Address : null);
    }

    public ValueTask<List<GrainId>> GetActiveGrains(GrainType type) =>
        new(Silos(null).SelectMany(static silo => silo.Catalog.All).Select(static activation => activation.Id).Where(id => id.Type == type).Distinct().ToList());

    private IEnumerable<MembershipEntry> Hosts(bool onlyActive) => Cluster.Members.Where(member => !onlyActive || member.Status == SiloStatus.Active);

    private IEnumerable<Silo> Silos(SiloAddress[]? addresses) => addresses is null or [] ? Cluster.Silos : Cluster.Silos.Where(silo => addresses.Contains(silo.Address));

    private static string NameOf(GrainClass grainClass) => (string)grainClass.Tag.Value!;

    private static SiloRuntimeStatistics StatisticsOf(Silo silo)
    {
        var since = silo.Clock.Now - (long)RecentUse.TotalMilliseconds;
        return new(
            silo.Catalog.Count, silo.Catalog.All.Count(activation => activation.Lifecycle.LastUsed >= since),
            silo.Services.GetRequiredService<IEnvironmentStatisticsProvider>().GetEnvironmentStatistics(), silo.Clock.Time.GetUtcNow().UtcDateTime);
    }
}
