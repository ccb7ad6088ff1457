namespace Nexus.Silo.Operators;

/// <summary>Which grains of this process do the most.</summary>
public interface IGrainLoads
{
    /// <summary>
    /// The grains that kept a thread for longest, then those with the most turns. Over <paramref name="window"/> from now on, or since they are active where that is zero; an engine
    /// that only samples answers for a span of its own, which it names.
    /// </summary>
    Task<BusiestGrains> BusiestAsync(int count, TimeSpan window, CancellationToken cancellation);
}

/// <param name="Seconds">How long was counted; null means since each is active.</param>
/// <param name="Sampled">Whether figures are estimates from some of the calls.</param>
public sealed record BusiestGrains(double? Seconds, bool Sampled, IReadOnlyList<GrainLoad> Grains);

/// <param name="Grain">Type and key.</param>
/// <param name="Class">The grain class.</param>
/// <param name="Turns">Calls, and as far as the engine counts them ticks of timers and deliveries of streams.</param>
/// <param name="Milliseconds">How long they have kept a thread.</param>
/// <param name="Waiting">Turns that run or wait now; null where the engine does not tell.</param>
/// <param name="ActiveSince">Null where the engine does not tell.</param>
public sealed record GrainLoad(string Grain, string Class, long Turns, double Milliseconds, int? Waiting, DateTimeOffset? ActiveSince);
