using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Nexus.Gateway.Paging;
using Nexus.Grains.Search;

namespace Nexus.Gateway.Search;

/// <summary>A place in a ranked list as clients see it: base64url of a version byte, the list's tag, the rank and the name in UTF-8. The same across restarts.</summary>
public static class RankedCursor
{
    // 2 was without the list.
    private const byte Version = 4;
    private const int RankStart = 1 + sizeof(uint);
    private const int NameStart = RankStart + sizeof(long);
    private const int MaxLength = 512;

    public static string Write(ListTag list, RankedPlace place)
    {
        var bytes = new byte[NameStart + Encoding.UTF8.GetByteCount(place.Name)];
        bytes[0] = Version;
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(1), list.Value);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(RankStart), place.Rank);
        Encoding.UTF8.GetBytes(place.Name, bytes.AsSpan(NameStart));
        return Base64Url.EncodeToString(bytes);
    }

    /// <inheritdoc cref="Cursor.TryRead"/>
    public static bool TryRead(ListTag list, [NotNullWhen(true)] string? cursor, out RankedPlace place)
    {
        place = default;
        Span<byte> bytes = stackalloc byte[MaxLength];
        if (cursor is null
            || cursor.Length > MaxLength
            || Base64Url.DecodeFromChars(cursor, bytes, out _, out var written) != OperationStatus.Done
            || written <= NameStart
            || bytes[0] != Version
            || BinaryPrimitives.ReadUInt32BigEndian(bytes[1..]) != list.Value
            || bytes[NameStart..written].Contains((byte)0)
            || !System.Text.Unicode.Utf8.IsValid(bytes[NameStart..written]))
            return false;
        place = new RankedPlace(BinaryPrimitives.ReadInt64BigEndian(bytes[RankStart..]), Encoding.UTF8.GetString(bytes[NameStart..written]));
        return true;
    }
}
