namespace Orleans.Embedded;

/// <summary>Writes and reads the values of exactly one type, without saying which it is: that is the slot's.</summary>
internal abstract class Codec(Type type)
{
    /// <summary>The type that the wire names; of what values really are, a codec may take several.</summary>
    public Type Type { get; } = type;

    /// <summary>Whether an object that is met twice is one object on the other side.</summary>
    public virtual bool Tracks => !Type.IsValueType;

    public abstract void Write(WireWriter writer, object value);

    /// <summary>Reads the object that stands at <paramref name="place"/>, under which what it holds may refer to it.</summary>
    public abstract object Read(WireReader reader, int place);
}

/// <summary>Values that hold nothing but themselves.</summary>
internal sealed class ValueCodec<T>(Action<WireWriter, T> write, Func<WireReader, T> read) : Codec(typeof(T)) where T : notnull
{
    public override bool Tracks => false;

    public override void Write(WireWriter writer, object value) => write(writer, (T)value);

    public override object Read(WireReader reader, int place) => read(reader);
}

/// <summary>By number: silos that know different names understand each other.</summary>
internal sealed class EnumCodec(Type type) : Codec(type)
{
    private readonly bool _isUnsigned = Type.GetTypeCode(type) == TypeCode.UInt64;

    public override void Write(WireWriter writer, object value) =>
        writer.WriteSigned(_isUnsigned ? (long)Convert.ToUInt64(value, null) : Convert.ToInt64(value, null));

    public override object Read(WireReader reader, int place) => Enum.ToObject(Type, reader.ReadSigned());
}
