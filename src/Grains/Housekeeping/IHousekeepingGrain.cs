namespace Nexus.Grains.Housekeeping;

/// <summary>
/// Removes what nobody can use any more: idempotency keys after a day, sessions a day after they ended, notifications when their time is over, what is about posts that were deleted. Key: 0. Its reminder survives everything.
/// </summary>
public interface IHousekeepingGrain : IGrainWithIntegerKey
{
    /// <summary>Sees to it that the purge runs every hour, for good. May be asked any number of times: the rhythm stays.</summary>
    Task StartAsync();

    /// <summary>Removes a bounded number of rows now.</summary>
    Task<PurgeReport> PurgeAsync();
}

/// <summary>What was removed, and whether there is <paramref name="More"/> to remove.</summary>
[GenerateSerializer, Immutable]
public sealed record PurgeReport([property: Id(0)] int IdempotencyKeys, [property: Id(1)] int Sessions, [property: Id(2)] bool More, [property: Id(3)] int Posts = 0,
    [property: Id(4)] int Notifications = 0);
