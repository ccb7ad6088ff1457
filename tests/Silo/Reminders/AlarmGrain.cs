using System.Collections.Concurrent;

namespace Nexus.Silo.Tests.Reminders;

/// <summary>A grain that notes its ticks in this process, whatever silo of it they come from.</summary>
public interface IAlarmGrain : IGrainWithStringKey
{
    Task SetAsync(TimeSpan dueTime, TimeSpan period);
}

public sealed class AlarmGrain : Grain, IAlarmGrain, IRemindable
{
    private static readonly ConcurrentDictionary<string, ConcurrentQueue<TickStatus>> s_ticks = [];

    public static TickStatus[] TicksOf(string key) => s_ticks.TryGetValue(key, out var ticks) ? [.. ticks] : [];

    public Task SetAsync(TimeSpan dueTime, TimeSpan period) => this.RegisterOrUpdateReminder("alarm", dueTime, period);

    public Task ReceiveReminder(string reminderName, TickStatus status)
    {
        s_ticks.GetOrAdd(this.GetPrimaryKeyString(), _ => []).Enqueue(status);
        return Task.CompletedTask;
    }
}
