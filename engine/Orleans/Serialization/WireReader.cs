using System.Buffers.Binary;
using System.Text;
using Orleans.Serialization;

namespace Orleans.Embedded;

/// <summary>Reads what <see cref="WireWriter"/> wrote. What it makes belongs to the silo or client whose way of calls is given: references in the message are bound to it.</summary>
internal sealed class WireReader
{
    private readonly Type[] _types;
    private readonly Dictionary<int, object> _objects = [];
    private ReadOnlyMemory<byte> _values;
    private int _next;

    public WireReader(ReadOnlyMemory<byte> message, CallRouter? router)
    {
        Router = router;
        _values = message;
        if (ReadByte() != WireWriter.Mark)
            throw new UnsupportedWireTypeException("These bytes are no message of this serializer.");
        _types = new Type[ReadCount()];
        for (var index = 0; index < _types.Length; index++)
            _types[index] = TypeNames.Find(ReadBytes());
        _values = _values[_next..];
        _next = 0;
    }

    public CallRouter? Router { get; }

    public int Place => _next;

    public Type TypeAt(int number) => number < _types.Length ? _types[number] : throw new UnsupportedWireTypeException($"The message has no type number {number}.");

    /// <summary>Before what the object holds is read, which may refer to it.</summary>
    public void Register(int place, object value) => _objects[place] = value;

    /// <summary>An object that was written before: it has been read, or stands in a member that was skipped and is read now.</summary>
    public object Resolve(int place, Slot slot, Type type)
    {
        if (_objects.TryGetValue(place, out var known))
            return known;
        if (place >= _next)
            throw new ReferenceNotFoundException(type, (uint)place);
        var here = _next;
        _next = place;
        var value = slot.ReadSkipped(this, type);
        _next = here;
        return value;
    }

    public byte ReadByte() => Take(1)[0];

    public ulong ReadNumber()
    {
        var value = 0ul;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var part = ReadByte();
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
                return value;
        }

        throw new UnsupportedWireTypeException("A number has more than 64 bits.");
    }

    public long ReadSigned()
    {
        var value = ReadNumber();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    /// <summary>How many items follow, each of at least one byte.</summary>
    public int ReadCount()
    {
        var count = ReadNumber();
        return count <= (ulong)(_values.Length - _next) ? (int)count : throw Insufficient();
    }

    public string ReadText() => Encoding.UTF8.GetString(ReadBytes());

    public ReadOnlySpan<byte> ReadBytes() => Take(ReadCount());

    public ReadOnlySpan<byte> Take(int count)
    {
        if (count < 0 || _values.Length - _next < count)
            throw Insufficient();
        var taken = _values.Span.Slice(_next, count);
        _next += count;
        return taken;
    }

    /// <summary>Where what follows ends.</summary>
    public int ReadEnd()
    {
        var length = BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));
        return length >= 0 && length <= _values.Length - _next ? _next + length : throw Insufficient();
    }

    public void SkipTo(int place) => _next = place;

    private static InvalidOperationException Insufficient() => new("Insufficient data present in buffer.");
}
