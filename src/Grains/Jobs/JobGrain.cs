using System.Globalization;
using Microsoft.Extensions.Logging;
using Nexus.Storage.Jobs;

namespace Nexus.Grains.Jobs;

/// <summary>Not reentrant: one batch after the other.</summary>
internal sealed partial class JobGrain(IJobRows rows, IEnumerable<IBackgroundJob> kinds, TimeProvider time, ILogger<JobGrain> logger) : Grain, IJobGrain, IRemindable
{
    private const string Reminder = "job";
    private const int BatchesPerTurn = 10;
    private static readonly TimeSpan ReminderPeriod = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);
    private IGrainTimer? _timer;
    private DateTimeOffset _resumeAt;

    public async Task StartAsync()
    {
        if (await this.GetReminder(Reminder) is null)
            await this.RegisterOrUpdateReminder(Reminder, ReminderPeriod, ReminderPeriod);
        GoOnAfter(Pause);
    }

    public Task ReceiveReminder(string reminderName, TickStatus status) => RunAndGoOnAsync();

    public async Task<bool> RunAsync()
    {
        var (kind, subject) = ReadKey();
        if (await rows.FindAsync(kind, subject, CancellationToken.None) is not { } job)
            return await EndAsync();
        _resumeAt = job.NextAt;
        if (_resumeAt > time.GetUtcNow())
            return false;
        try
        {
            return await RunAsync(kinds.Single(candidate => candidate.Kind == kind), job) && await EndAsync();
        }
        catch (Exception fault)
        {
            var pause = Pause * Math.Pow(2, Math.Min(job.Attempts, 20));
            job = job with { Attempts = job.Attempts + 1, NextAt = time.GetUtcNow() + (pause < LongestPause ? pause : LongestPause) };
            _resumeAt = job.NextAt;
            LogFailed(kind, job.Step, job.Attempts, fault);
            await rows.SaveAsync(job, CancellationToken.None);
            return false;
        }
    }

    private async Task<bool> RunAsync(IBackgroundJob work, JobRow job)
    {
        for (var batch = 0; batch < BatchesPerTurn; batch++)
        {
            var (next, removed) = await work.RunBatchAsync(job.Subject, job.Step);
            if (next is not { } step)
            {
                LogDone(job.Kind, job.Removed + removed);
                return true;
            }

            if (step != job.Step)
                LogStep(job.Kind, job.Step, job.Removed + removed);
            job = job with { Step = step, Removed = job.Removed + removed, Attempts = 0, NextAt = time.GetUtcNow() };
            await rows.SaveAsync(job, CancellationToken.None);
        }

        return false;
    }

    private async Task RunAndGoOnAsync()
    {
        try
        {
            if (!await RunAsync())
                GoOnAfter(_resumeAt - time.GetUtcNow() is var wait && wait > Pause ? wait : Pause);
        }
        catch (Storage.StorageUnavailableException)
        {
            // The reminder wakes it when storage may be back.
        }
    }

    private async Task<bool> EndAsync()
    {
        _timer?.Dispose();
        if (await this.GetReminder(Reminder) is { } reminder)
            await this.UnregisterReminder(reminder);
        return true;
    }

    private void GoOnAfter(TimeSpan pause)
    {
        _timer?.Dispose();
        _timer = this.RegisterGrainTimer(
            static (self, _) => self.RunAndGoOnAsync(), this, new GrainTimerCreationOptions(pause, Timeout.InfiniteTimeSpan) { KeepAlive = true });
    }

    private (JobKind Kind, long Subject) ReadKey()
    {
        var parts = this.GetPrimaryKeyString().Split('/');
        return ((JobKind)short.Parse(parts[0], CultureInfo.InvariantCulture), long.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    [LoggerMessage(EventId = 2501, Level = LogLevel.Information, Message = "Job {Kind}: step {Step} is done, {Removed} rows so far")]
    private partial void LogStep(JobKind kind, short step, long removed);

    [LoggerMessage(EventId = 2502, Level = LogLevel.Information, Message = "Job {Kind} is done, {Removed} rows")]
    private partial void LogDone(JobKind kind, long removed);

    [LoggerMessage(EventId = 2503, Level = LogLevel.Warning, Message = "Job {Kind}: a batch of step {Step} failed {Attempts} times")]
    private partial void LogFailed(JobKind kind, short step, int attempts, Exception fault);
}
