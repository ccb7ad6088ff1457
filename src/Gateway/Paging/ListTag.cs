namespace Nexus.Gateway.Paging;

/// <summary>
/// Which list a cursor is of: a hash (32-bit FNV-1a) of the connection and of whose it is, the same in every process. It tells lists apart and is no seal: whoever makes a cursor up
/// gets a page of what they may see.
/// </summary>
public readonly record struct ListTag
{
    private const uint Basis = 2_166_136_261, Prime = 16_777_619;

    private ListTag(uint value) => Value = value;

    /// <summary>The hash, as cursors hold it.</summary>
    public uint Value { get; }

    /// <summary>A connection of the schema, <c>Type.field</c>, and what of its arguments gives positions another meaning.</summary>
    public static ListTag Of(string connection) => new ListTag(Basis).For(connection);

    /// <summary>The connection's list of one person, post or comment.</summary>
    public ListTag For(long owner)
    {
        var hash = Value;
        for (var shift = 0; shift < 64; shift += 8)
            hash = Add(hash, (byte)(owner >> shift));
        return new ListTag(hash);
    }

    /// <summary>The connection's list of what has no number: a hashtag, a text to search for.</summary>
    public ListTag For(string owner)
    {
        var hash = Value;
        foreach (var unit in owner)
            hash = Add(Add(hash, (byte)unit), (byte)(unit >> 8));
        return new ListTag(hash);
    }

    private static uint Add(uint hash, byte next) => unchecked((hash ^ next) * Prime);
}
