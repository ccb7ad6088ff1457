using Nexus.Storage.Jobs;

namespace Nexus.Grains.Jobs;

/// <summary>One kind of background work.</summary>
internal interface IBackgroundJob
{
    JobKind Kind { get; }

    /// <summary>
    /// Does one batch of a step: so little that it ends within a second or two, and so that it may be done twice. Whatever it throws, it is asked again later.
    /// </summary>
    Task<JobBatch> RunBatchAsync(long subject, short step);
}

/// <summary>What a batch came to: where to go on, or null where the work is done and its row says so.</summary>
internal readonly record struct JobBatch(short? Next, int Removed);
