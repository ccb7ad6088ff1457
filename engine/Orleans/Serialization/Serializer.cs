using Orleans.Embedded;
using Orleans.Serialization.Session;

namespace Orleans.Serialization;

/// <summary>Values to bytes and back, as they travel in calls. In the services of every silo and client.</summary>
public sealed class Serializer(SerializerSessionPool sessionPool)
{
    public SerializerSessionPool SessionPool { get; } = sessionPool;

    public Serializer<T> GetSerializer<T>() => new(SessionPool);

    /// <summary>Whether values of exactly this type can be written, as far as the type tells: what they hold may not.</summary>
    public bool CanSerialize<T>() => CanSerialize(typeof(T));

    public bool CanSerialize(Type type)
    {
        try
        {
            return Codecs.Find(type) is not null;
        }
        catch (CodecNotFoundException)
        {
            return false;
        }
    }

    /// <exception cref="CodecNotFoundException">The value, or what it holds, has a type that nothing serialises.</exception>
    public byte[] SerializeToArray<T>(T value) => Wire.Pack(value);

    /// <exception cref="SerializerException">The bytes are of something else.</exception>
    /// <exception cref="InvalidOperationException">The bytes end too early.</exception>
    public T? Deserialize<T>(byte[] source) => Wire.Read<T>(source, SessionPool.Router);

    /// <inheritdoc cref="Deserialize{T}(byte[])"/>
    public T? Deserialize<T>(ReadOnlyMemory<byte> source) => Wire.Read<T>(source, SessionPool.Router);

    /// <inheritdoc cref="Deserialize{T}(byte[])"/>
    public T? Deserialize<T>(ReadOnlySpan<byte> source) => Wire.Read<T>(source.ToArray(), SessionPool.Router);
}

/// <summary>Values of one type to bytes and back.</summary>
public sealed class Serializer<T>(SerializerSessionPool sessionPool)
{
    /// <inheritdoc cref="Serializer.SerializeToArray{T}(T)"/>
    public byte[] SerializeToArray(T value) => Wire.Pack(value);

    /// <inheritdoc cref="Serializer.Deserialize{T}(byte[])"/>
    public T? Deserialize(byte[] source) => Wire.Read<T>(source, sessionPool.Router);

    /// <inheritdoc cref="Serializer.Deserialize{T}(byte[])"/>
    public T? Deserialize(ReadOnlyMemory<byte> source) => Wire.Read<T>(source, sessionPool.Router);

    /// <inheritdoc cref="Serializer.Deserialize{T}(byte[])"/>
    public T? Deserialize(ReadOnlySpan<byte> source) => Wire.Read<T>(source.ToArray(), sessionPool.Router);
}
