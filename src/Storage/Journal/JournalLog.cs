using Microsoft.Extensions.Logging;

namespace Nexus.Storage.Journal;

/// <summary>What the journal logs.</summary>
internal static partial class JournalLog
{
    [LoggerMessage(4001, LogLevel.Warning, "A batch of {Count} changes could not be written; it is repeated until its deadline: {Reason}")]
    public static partial void Unavailable(ILogger logger, int count, string reason);

    [LoggerMessage(4002, LogLevel.Error, "A change of kind {Kind} was refused.")]
    public static partial void Rejected(ILogger logger, string kind, Exception exception);

    [LoggerMessage(4003, LogLevel.Critical, "The journal's loop met a fault of its own.")]
    public static partial void LoopFault(ILogger logger, Exception exception);
}
