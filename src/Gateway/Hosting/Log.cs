namespace Nexus.Gateway.Hosting;

/// <summary>Everything that the gateway logs.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 3001, Level = LogLevel.Error, Message = "Unexpected fault {Correlation} at {Path}")]
    public static partial void UnexpectedFault(this ILogger logger, string correlation, string path, Exception exception);

    [LoggerMessage(EventId = 3002, Level = LogLevel.Warning, Message = "Unavailable at {Path}: {Reason}")]
    public static partial void Unavailable(this ILogger logger, string path, string reason);

    [LoggerMessage(EventId = 3003, Level = LogLevel.Warning, Message = "The {Kind} stream of {Subject} could not be renewed, next attempt follows: {Reason}")]
    public static partial void RenewalFailed(this ILogger logger, string kind, long subject, string reason);

    [LoggerMessage(EventId = 3004, Level = LogLevel.Information, Message = "A reader of the {Kind} stream of {Subject} was too slow and has to query afresh")]
    public static partial void WatcherTooSlow(this ILogger logger, string kind, long subject);

    [LoggerMessage(EventId = 3006, Level = LogLevel.Warning, Message = "What access tokens are revoked can not be learned now: {Reason}")]
    public static partial void RevocationsCut(this ILogger logger, string reason);

    [LoggerMessage(EventId = 3005, Level = LogLevel.Error, Message = "Engine fault {Correlation} at {Path}: {Reason}")]
    public static partial void EngineFault(this ILogger logger, string correlation, string path, string reason);
}
