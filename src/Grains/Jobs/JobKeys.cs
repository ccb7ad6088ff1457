using Nexus.Storage.Jobs;

namespace Nexus.Grains.Jobs;

public static class JobKeys
{
    /// <summary>The grain of a job.</summary>
    public static IJobGrain GetJob(this IGrainFactory grains, JobKind kind, long subject) => grains.GetGrain<IJobGrain>(FormattableString.Invariant($"{(short)kind}/{subject}"));
}
