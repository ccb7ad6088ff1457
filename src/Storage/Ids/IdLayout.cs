namespace Nexus.Storage.Ids;

/// <summary>Where the parts of an id are, and with them when it was made.</summary>
public static class IdLayout
{
    internal const int SequenceBits = 12;
    internal const int NodeBits = 10;
    internal const int TimeShift = SequenceBits + NodeBits;
    private const long SequenceMask = (1L << SequenceBits) - 1;

    /// <summary>2025-01-01 in milliseconds of Unix.</summary>
    internal static long Epoch { get; } = new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    /// <summary>No id made earlier is as great, none made later is less.</summary>
    public static long FirstAt(DateTimeOffset time) => (time.ToUnixTimeMilliseconds() - Epoch) << TimeShift;

    /// <summary>When an id was made, to the millisecond.</summary>
    public static DateTimeOffset TimeOf(long id) => DateTimeOffset.FromUnixTimeMilliseconds((id >> TimeShift) + Epoch);

    /// <summary>The least number of a millisecond for <see cref="Compose"/>; 4,096 numbers are a millisecond's.</summary>
    public static long FirstNumberAt(DateTimeOffset time) => (time.ToUnixTimeMilliseconds() - Epoch) << SequenceBits;

    /// <summary>An id of milliseconds and sequence, as one number, and a node.</summary>
    public static long Compose(long time, int node) =>
        (time >> SequenceBits << TimeShift) | ((long)node << SequenceBits) | (time & SequenceMask);
}
