namespace Orleans.Runtime;

/// <summary>
/// What operators ask of the whole cluster: the grain with the key 0. Where silos are named, none or null means all that are active. Unlike Orleans', the embedded
/// engine's counts leave out what the runtime has of its own.
/// </summary>
public interface IManagementGrain : IGrainWithIntegerKey
{
    /// <param name="onlyActive">Leaves out the silos that have ended or are about to.</param>
    Task<Dictionary<SiloAddress, SiloStatus>> GetHosts(bool onlyActive = false);

    /// <param name="onlyActive">Leaves out the silos that have ended or are about to.</param>
    Task<MembershipEntry[]> GetDetailedHosts(bool onlyActive = false);

    Task ForceGarbageCollection(SiloAddress[] hostsIds);

    /// <summary>Begins to end the activations that have been idle for longer than <paramref name="ageLimit"/>, whatever the age of their class.</summary>
    Task ForceActivationCollection(SiloAddress[] hostsIds, TimeSpan ageLimit);

    /// <summary>Begins to end the activations that have been idle for longer than <paramref name="ageLimit"/>, whatever the age of their class.</summary>
    Task ForceActivationCollection(TimeSpan ageLimit);

    Task<SiloRuntimeStatistics[]> GetRuntimeStatistics(SiloAddress[] hostsIds);

    Task<SimpleGrainStatistic[]> GetSimpleGrainStatistics(SiloAddress[] hostsIds);

    Task<SimpleGrainStatistic[]> GetSimpleGrainStatistics();

    /// <param name="types">Names of classes with their assembly, <c>Namespace.Class,Assembly</c>; null means all.</param>
    Task<DetailedGrainStatistic[]> GetDetailedGrainStatistics(string[]? types = null, SiloAddress[]? hostsIds = null);

    Task<int> GetGrainActivationCount(GrainReference grainReference);

    Task<int> GetTotalActivationCount();

    /// <summary>The silo of a grain, or null where it is not active.</summary>
    /// <exception cref="InvalidOperationException">The grain is a stateless worker, which may be in many places.</exception>
    ValueTask<SiloAddress?> GetActivationAddress(IAddressable reference);

    ValueTask<List<GrainId>> GetActiveGrains(GrainType type);
}
