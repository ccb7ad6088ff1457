using Orleans.Runtime;

namespace Orleans;

/// <summary>What a grain class implements to be woken by reminders.</summary>
public interface IRemindable : IGrain
{
    /// <summary>A tick. It is an ordinary turn, activates the grain if need be, and comes at least once; one that throws is logged and not repeated.</summary>
    Task ReceiveReminder(string reminderName, TickStatus status);
}
