using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;

namespace Nexus.Gateway.Paging;

/// <summary>A position in a list as clients see it: base64url of a version byte, the list's tag and the position's 64-bit key. The same across restarts.</summary>
public static class Cursor
{
    // 1 was without the list.
    private const byte Version = 3;
    private const int KeyStart = 1 + sizeof(uint);
    private const int Length = KeyStart + sizeof(long);

    public static string Write(ListTag list, long key)
    {
        Span<byte> bytes = stackalloc byte[Length];
        bytes[0] = Version;
        BinaryPrimitives.WriteUInt32BigEndian(bytes[1..], list.Value);
        BinaryPrimitives.WriteInt64BigEndian(bytes[KeyStart..], key);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>False for what is no cursor, and for one of another list: its key would mean nothing here.</summary>
    public static bool TryRead(ListTag list, [NotNullWhen(true)] string? cursor, out long key)
    {
        key = 0;
        Span<byte> bytes = stackalloc byte[Length];
        if (cursor is null
            || cursor.Length != Base64Url.GetEncodedLength(Length)
            || Base64Url.DecodeFromChars(cursor, bytes, out _, out var written) != OperationStatus.Done
            || written != Length
            || bytes[0] != Version
            || BinaryPrimitives.ReadUInt32BigEndian(bytes[1..]) != list.Value)
            return false;
        key = BinaryPrimitives.ReadInt64BigEndian(bytes[KeyStart..]);
        return true;
    }
}
