using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;

namespace Nexus.Gateway.Paging;

/// <summary>A position in a list as clients see it: base64url of a version byte and the position's 64-bit key. The same across restarts.</summary>
public static class Cursor
{
    private const byte Version = 1;
    private const int Length = 1 + sizeof(long);

    public static string Write(long key)
    {
        Span<byte> bytes = stackalloc byte[Length];
        bytes[0] = Version;
        BinaryPrimitives.WriteInt64BigEndian(bytes[1..], key);
        return Base64Url.EncodeToString(bytes);
    }

    public static bool TryRead([NotNullWhen(true)] string? cursor, out long key)
    {
        key = 0;
        Span<byte> bytes = stackalloc byte[Length];
        if (cursor is null
            || cursor.Length != Base64Url.GetEncodedLength(Length)
            || Base64Url.DecodeFromChars(cursor, bytes, out _, out var written) != OperationStatus.Done
            || written != Length
            || bytes[0] != Version)
            return false;
        key = BinaryPrimitives.ReadInt64BigEndian(bytes[1..]);
        return true;
    }
}
