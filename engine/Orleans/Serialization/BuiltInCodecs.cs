using System.Collections;
using System.Globalization;
using System.Net;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>The codecs of the types that hold nothing but themselves.</summary>
internal static class BuiltInCodecs
{
    private static readonly Dictionary<Type, Codec> Known = new Codec[]
    {
        Raw<bool>(), Raw<byte>(), Raw<sbyte>(), Raw<char>(), Raw<Half>(), Raw<float>(), Raw<double>(), Raw<decimal>(), Raw<Guid>(), Raw<Int128>(), Raw<UInt128>(), Raw<DateOnly>(), Raw<TimeOnly>(),
        Of(static (writer, value) => writer.WriteSigned(value), static reader => (short)reader.ReadSigned()),
        Of(static (writer, value) => writer.WriteSigned(value), static reader => (int)reader.ReadSigned()),
        Of(static (writer, value) => writer.WriteSigned(value), static reader => reader.ReadSigned()),
        Of(static (writer, value) => writer.WriteNumber(value), static reader => (ushort)reader.ReadNumber()),
        Of(static (writer, value) => writer.WriteNumber(value), static reader => (uint)reader.ReadNumber()),
        Of(static (writer, value) => writer.WriteNumber(value), static reader => reader.ReadNumber()),
        Of(static (writer, value) => writer.WriteText(value), static reader => reader.ReadText()),
        Of(static (_, _) => { }, static _ => new object()),
        Of(static (writer, value) => writer.WriteSigned(value.ToBinary()), static reader => DateTime.FromBinary(reader.ReadSigned())),
        Of(static (writer, value) => writer.WriteSigned(value.Ticks), static reader => new TimeSpan(reader.ReadSigned())),
        Of(WriteOffset, static reader => new DateTimeOffset(reader.ReadSigned(), new TimeSpan(reader.ReadSigned()))),
        Of(static (writer, value) => writer.WriteText(value.OriginalString), static reader => new Uri(reader.ReadText(), UriKind.RelativeOrAbsolute)),
        Of(static (writer, value) => writer.WriteText(value.ToString()), static reader => Version.Parse(reader.ReadText())),
        Of(static (writer, value) => writer.WriteBytes(value.ToByteArray()), static reader => new BigInteger(reader.ReadBytes())),
        Of(static (writer, value) => writer.WriteText(value.Name), static reader => CultureInfo.GetCultureInfo(reader.ReadText())),
        Of(static (writer, value) => writer.WriteBytes(value.GetAddressBytes()), static reader => new IPAddress(reader.ReadBytes())),
        Of(WriteEndPoint, ReadEndPoint),
        Of(WriteBits, ReadBits),
        Of(static (writer, value) => writer.WriteBytes(TypeNames.Of(value)), static reader => TypeNames.Find(reader.ReadBytes())),
        Of(WriteGrainId, ReadGrainId),
        Of(static (writer, value) => writer.WriteText(value.ToString()), static reader => GrainType.Create(reader.ReadText())),
        Of(static (writer, value) => WriteOptional(writer, value.IsDefault ? null : value.ToString()), static reader => ReadOptional(reader) is { } key ? IdSpan.Create(key) : default),
        Of(WriteStreamId, ReadStreamId),
        Of(WriteSilo, static reader => SiloAddress.New(ReadEndPoint(reader), (int)reader.ReadSigned())),
    }.ToDictionary(static codec => codec.Type);

    public static Codec? Find(Type type) => Known.GetValueOrDefault(
        typeof(Type).IsAssignableFrom(type) ? typeof(Type) : typeof(IPAddress).IsAssignableFrom(type) ? typeof(IPAddress) : typeof(CultureInfo).IsAssignableFrom(type) ? typeof(CultureInfo) : type);

    private static ValueCodec<T> Of<T>(Action<WireWriter, T> write, Func<WireReader, T> read) where T : notnull => new(write, read);

    /// <summary>As it stands in memory: both ends are one process.</summary>
    private static ValueCodec<T> Raw<T>() where T : unmanaged => new(
        static (writer, value) => writer.WriteRaw(MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value))),
        static reader => MemoryMarshal.Read<T>(reader.Take(Unsafe.SizeOf<T>())));

    private static void WriteOffset(WireWriter writer, DateTimeOffset value)
    {
        writer.WriteSigned(value.Ticks);
        writer.WriteSigned(value.Offset.Ticks);
    }

    private static void WriteEndPoint(WireWriter writer, IPEndPoint value)
    {
        writer.WriteBytes(value.Address.GetAddressBytes());
        writer.WriteNumber((ulong)value.Port);
    }

    private static IPEndPoint ReadEndPoint(WireReader reader) => new(new IPAddress(reader.ReadBytes()), (int)reader.ReadNumber());

    private static void WriteBits(WireWriter writer, BitArray value)
    {
        var bytes = new byte[(value.Length + 7) / 8];
        value.CopyTo(bytes, 0);
        writer.WriteNumber((ulong)value.Length);
        writer.WriteBytes(bytes);
    }

    private static BitArray ReadBits(WireReader reader)
    {
        var length = (int)reader.ReadNumber();
        return new BitArray(reader.ReadBytes().ToArray()) { Length = length };
    }

    private static void WriteGrainId(WireWriter writer, GrainId value)
    {
        WriteOptional(writer, value.Type.IsDefault ? null : value.Type.ToString());
        WriteOptional(writer, value.Key.IsDefault ? null : value.Key.ToString());
    }

    private static GrainId ReadGrainId(WireReader reader)
    {
        var type = ReadOptional(reader) is { } name ? GrainType.Create(name) : default;
        return new GrainId(type, ReadOptional(reader) is { } key ? IdSpan.Create(key) : default);
    }

    private static void WriteStreamId(WireWriter writer, StreamId value)
    {
        WriteOptional(writer, value.Namespace);
        WriteOptional(writer, value.Key.IsDefault ? null : value.Key.ToString());
    }

    private static StreamId ReadStreamId(WireReader reader)
    {
        var name = ReadOptional(reader);
        return ReadOptional(reader) is { } key ? StreamId.Create(name, key) : default;
    }

    private static void WriteSilo(WireWriter writer, SiloAddress value)
    {
        WriteEndPoint(writer, value.Endpoint);
        writer.WriteSigned(value.Generation);
    }

    private static void WriteOptional(WireWriter writer, string? value)
    {
        writer.WriteByte((byte)(value is null ? 0 : 1));
        if (value is not null)
            writer.WriteText(value);
    }

    private static string? ReadOptional(WireReader reader) => reader.ReadByte() == 0 ? null : reader.ReadText();
}
