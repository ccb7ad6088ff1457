using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>What reminders log.</summary>
internal static partial class ReminderLog
{
    [LoggerMessage(50, LogLevel.Information, "Reminders of silo {Silo} have started")]
    public static partial void Started(ILogger logger, string silo);

    [LoggerMessage(51, LogLevel.Debug, "Silo {Silo} ticks {Reminders} reminders")]
    public static partial void Read(ILogger logger, string silo, int reminders);

    [LoggerMessage(52, LogLevel.Warning, "Silo {Silo} could not read its reminders; it tries again")]
    public static partial void NotRead(ILogger logger, Exception exception, string silo);

    [LoggerMessage(53, LogLevel.Debug, "Reminder {Reminder} of {Grain} ticks")]
    public static partial void Ticking(ILogger logger, string reminder, GrainId grain);

    [LoggerMessage(54, LogLevel.Error, "A tick of reminder {Reminder} of {Grain} failed; the next is due at {Next:u}")]
    public static partial void TickFailed(ILogger logger, Exception exception, string reminder, GrainId grain, DateTime next);
}
