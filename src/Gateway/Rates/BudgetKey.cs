using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Nexus.Storage.Ids;

namespace Nexus.Gateway.Rates;

/// <summary>
/// Whose budget: a person's, or an address' (of IPv6 the first 64 bits, which one customer has). Requests without an address, as over a Unix socket, share one.
/// </summary>
internal readonly record struct BudgetKey(byte Kind, ulong Bits)
{
    public static BudgetKey Of(UserId user) => new(1, (ulong)user.Value);

    public static BudgetKey Of(IPAddress? address)
    {
        Span<byte> bytes = stackalloc byte[16];
        if (address is null || !address.TryWriteBytes(bytes, out var length))
            return default;
        if (address.IsIPv4MappedToIPv6)
            return new(4, BinaryPrimitives.ReadUInt32BigEndian(bytes[12..]));
        return address.AddressFamily == AddressFamily.InterNetwork && length == 4
            ? new(4, BinaryPrimitives.ReadUInt32BigEndian(bytes))
            : new(6, BinaryPrimitives.ReadUInt64BigEndian(bytes));
    }
}
