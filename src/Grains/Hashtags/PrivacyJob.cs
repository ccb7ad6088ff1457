using Nexus.Grains.Jobs;
using Nexus.Storage.Jobs;
using Nexus.Storage.Journal;
using Nexus.Storage.Reads;

namespace Nexus.Grains.Hashtags;

/// <summary>
/// After a person's privacy has changed: takes the hashtags of their public posts out of everybody's sight, or back into it (docs/decisions/graph.md). What is to be moved is what the privacy is when it is
/// moved, so that a job may begin under one and end under the other.
/// </summary>
internal sealed class PrivacyJob(IHashtagReads reads, IJournal journal, HashtagIndex hashtags, TimeProvider time) : IBackgroundJob
{
    private const short Moving = 0, Telling = 1;
    private const int Many = 1_000;

    public JobKind Kind => JobKind.Privacy;

    public Task<JobBatch> RunBatchAsync(long subject, short step) => step switch
    {
        Moving => MoveAsync(new UserId(subject)),
        Telling => TellAsync(new UserId(subject)),
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "There is no such step."),
    };

    private async Task<JobBatch> MoveAsync(UserId user)
    {
        var moved = await journal.CommitAsync(new SettleHashtags(user));
        return new JobBatch(moved < SettleHashtags.Limit ? Telling : Moving, moved);
    }

    /// <summary>All at the end, in a step of its own: also of what was moved by a batch that nobody knew to be committed.</summary>
    private async Task<JobBatch> TellAsync(UserId user)
    {
        var last = "";
        IReadOnlyList<string> tags;
        do
        {
            tags = await reads.ListTagsOfAsync(user, last, Many, CancellationToken.None);
            await hashtags.ReloadAsync(tags);
            last = tags.Count > 0 ? tags[^1] : last;
        }
        while (tags.Count == Many);

        return new JobBatch(await journal.CommitAsync(new EndSettling(user, time.GetStoredNow())) ? null : Moving, 0);
    }
}
