namespace Nexus.Storage.Tests;

/// <summary>A clock that a test moves. Timers are the system's: nothing here waits for them.</summary>
internal sealed class ManualTime : TimeProvider
{
    private long _ticks = StorageRig.Noon.UtcTicks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => new(Volatile.Read(ref _ticks), TimeSpan.Zero);

    public override long GetTimestamp() => Volatile.Read(ref _ticks);

    public void Move(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);
}
