namespace Nexus.Storage.Jobs;

/// <summary>What a job does: it removes a person who leaves; it puts the hashtags of a person where their privacy wants them. The numbers are stored.</summary>
public enum JobKind : short { Leaving = 1, Privacy = 2 }

/// <summary>How far background work has come.</summary>
public interface IJobRows
{
    /// <summary>All jobs that are not done, the oldest first.</summary>
    Task<IReadOnlyList<JobRow>> ListOpenAsync(CancellationToken cancellationToken);

    /// <summary>An open job; null where there is none about that subject.</summary>
    Task<JobRow?> FindAsync(JobKind kind, long subject, CancellationToken cancellationToken);

    /// <summary>Notes where an open job goes on, when, and what it has come to.</summary>
    Task SaveAsync(JobRow job, CancellationToken cancellationToken);
}

/// <summary>An open job; <paramref name="Removed"/> counts what it has dealt with, <paramref name="Attempts"/> its failures since the last success.</summary>
public sealed record JobRow(JobKind Kind, long Subject, short Step, long Removed, int Attempts, DateTimeOffset NextAt);
