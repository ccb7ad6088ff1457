using System.Collections.Concurrent;
using Orleans.Runtime;
using Orleans.Serialization;

namespace Orleans.Embedded;

/// <summary>
/// A place that is declared as some type: an argument, a member, an item. Values say there whether they are null, an object met before, or a new one, and of
/// which type unless it is the declared one; values of a struct's place are nothing but themselves.
/// </summary>
internal sealed class Slot
{
    private const ulong Null = 0, Known = 1, New = 2;
    private static readonly ConcurrentDictionary<Type, Slot> Slots = [];

    private readonly Type _declared;
    private readonly Codec? _exact;
    private readonly bool _isNullable;

    private Slot(Type declared)
    {
        var underlying = Nullable.GetUnderlyingType(declared);
        _declared = underlying ?? declared;
        _isNullable = underlying is not null;
        if (!_declared.IsInterface && !typeof(IAddressable).IsAssignableFrom(_declared))
            _exact = _declared.IsAbstract ? Codecs.Find(_declared) : Codecs.Of(_declared);
    }

    /// <exception cref="CodecNotFoundException">No value of the type could be carried.</exception>
    public static Slot For(Type declared) => Slots.TryGetValue(declared, out var known) ? known : Slots.GetOrAdd(declared, new Slot(declared));

    public void Write(WireWriter writer, object? value)
    {
        if (_declared.IsValueType)
            WriteStruct(writer, value);
        else if (value is null)
            writer.WriteNumber(Null);
        else
            WriteObject(writer, value);
    }

    public object? Read(WireReader reader)
    {
        if (_declared.IsValueType)
            return _isNullable && reader.ReadByte() == 0 ? null : _exact!.Read(reader, reader.Place);
        var place = reader.Place;
        switch (reader.ReadNumber())
        {
            case Null:
                return null;
            case Known:
                var known = (int)reader.ReadNumber();
                var type = ReadType(reader, reader.ReadNumber()).Type;
                return Checked(reader.Resolve(known, this, type));
            case var number:
                return Checked(ReadType(reader, number - New).Read(reader, place));
        }
    }

    /// <summary>An object in a member that nobody here knows, by the type that a later reference to it says.</summary>
    public object ReadSkipped(WireReader reader, Type type)
    {
        var place = reader.Place;
        if (reader.ReadNumber() < New)
            throw new ReferenceNotFoundException(type, (uint)place);
        return Codecs.Of(type).Read(reader, place);
    }

    private void WriteStruct(WireWriter writer, object? value)
    {
        if (_isNullable)
            writer.WriteByte((byte)(value is null ? 0 : 1));
        if (value is not null)
            _exact!.Write(writer, value);
    }

    private void WriteObject(WireWriter writer, object value)
    {
        value = Addressable.Referred(value, _declared);
        var codec = value.GetType() == _exact?.Type ? _exact : Codecs.Find(value.GetType());
        if (codec is null)
            (codec, value) = Sequences.TryList(_declared, value) ?? throw new CodecNotFoundException(value.GetType());
        var type = codec.Type == _declared ? 0ul : (ulong)writer.NumberOf(codec.Type) + 1;
        if (codec.Tracks && writer.TryFind(value, out var place))
        {
            writer.WriteNumber(Known);
            writer.WriteNumber((ulong)place);
            writer.WriteNumber(type);
            return;
        }

        writer.WriteNumber(New + type);
        codec.Write(writer, value);
    }

    private Codec ReadType(WireReader reader, ulong number) => number == 0
        ? _exact ?? (_declared == typeof(GrainReference) ? ReferenceCodec.Instance : null) ?? throw new UnsupportedWireTypeException($"A value of {_declared} has to say its type.")
        : Codecs.Of(reader.TypeAt((int)Math.Min(number - 1, int.MaxValue)));

    private object Checked(object value) => _declared.IsInstanceOfType(value) ? value
        : throw new UnsupportedWireTypeException($"A value of {_declared} is expected, not of {value.GetType()}.");
}
