using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>Everything that the runtime logs.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Silo {Silo} is active: {GrainClasses} grain classes")]
    public static partial void SiloStarted(ILogger logger, string silo, int grainClasses);

    [LoggerMessage(2, LogLevel.Information, "Silo {Silo} has stopped")]
    public static partial void SiloStopped(ILogger logger, string silo);

    [LoggerMessage(3, LogLevel.Warning, "Silo {Silo} stopped with {Activations} activations that did not end in time")]
    public static partial void SiloStoppedEarly(ILogger logger, string silo, int activations);

    [LoggerMessage(10, LogLevel.Error, "Activating {Grain} failed")]
    public static partial void ActivationFailed(ILogger logger, Exception exception, GrainId grain);

    [LoggerMessage(11, LogLevel.Debug, "Deactivating {Grain}: {Reason}")]
    public static partial void Deactivating(ILogger logger, GrainId grain, DeactivationReasonCode reason);

    [LoggerMessage(12, LogLevel.Error, "Deactivating {Grain} failed")]
    public static partial void DeactivationFailed(ILogger logger, Exception exception, GrainId grain);

    [LoggerMessage(13, LogLevel.Debug, "Collecting {Count} idle activations of silo {Silo}")]
    public static partial void Collecting(ILogger logger, int count, string silo);

    [LoggerMessage(14, LogLevel.Warning, "Memory is scarce ({Used:0.00} % > {Limit:0.00} %): ending up to {Count} of {Activations} activations of silo {Silo}, the longest idle first")]
    public static partial void MemoryIsScarce(ILogger logger, double used, double limit, int count, int activations, string silo);

    [LoggerMessage(20, LogLevel.Error, "A timer of {Grain} failed")]
    public static partial void TimerFailed(ILogger logger, Exception exception, GrainId grain);

    [LoggerMessage(21, LogLevel.Warning, "A one-way call of {Method} to {Grain} failed")]
    public static partial void OneWayFailed(ILogger logger, Exception exception, string method, GrainId grain);

    [LoggerMessage(22, LogLevel.Warning, "{Turn} of {Grain} kept its thread for {Elapsed} ms, longer than {Limit} ms: what computes or blocks for long should not run in a turn")]
    public static partial void LongTurn(ILogger logger, string turn, GrainId grain, long elapsed, long limit);

    [LoggerMessage(30, LogLevel.Warning, "Stream {Stream} could not deliver to {Consumer} (attempt {Attempt})")]
    public static partial void DeliveryFailed(ILogger logger, Exception exception, StreamId stream, GrainId consumer, int attempt);

    [LoggerMessage(31, LogLevel.Error, "Stream {Stream} gave up delivering an event to {Consumer}")]
    public static partial void DeliveryGivenUp(ILogger logger, StreamId stream, GrainId consumer);

    [LoggerMessage(40, LogLevel.Warning, "Observer {Observer} failed and is forgotten")]
    public static partial void ObserverFailed(ILogger logger, Exception exception, object? observer);
}
