namespace Nexus.Grains;

/// <summary>Times as PostgreSQL keeps them, in microseconds: what an answer says before and after a restart is the same.</summary>
internal static class StoredTime
{
    public static DateTimeOffset GetStoredNow(this TimeProvider time)
    {
        var now = time.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
