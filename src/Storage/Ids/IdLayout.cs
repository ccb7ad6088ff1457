namespace Nexus.Storage.Ids;

/// <summary>Where the parts of an id are.</summary>
internal static class IdLayout
{
    public const int SequenceBits = 12;
    public const int NodeBits = 10;
    private const long SequenceMask = (1L << SequenceBits) - 1;

    /// <summary>From milliseconds and sequence, as one number, and a node.</summary>
    public static long Compose(long time, int node) =>
        (time >> SequenceBits << (SequenceBits + NodeBits)) | ((long)node << SequenceBits) | (time & SequenceMask);
}
