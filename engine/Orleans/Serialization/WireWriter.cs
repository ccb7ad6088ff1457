using System.Buffers.Binary;
using System.Text;

namespace Orleans.Embedded;

/// <summary>
/// Writes one message: a mark, the names of the types in it, then values. Objects are known by their place among the values, so that what is met again
/// is a reference to it. Kept by its thread for the next message.
/// </summary>
internal sealed class WireWriter
{
    public const byte Mark = 0xA7;
    private const int Kept = 64 * 1024;

    [ThreadStatic]
    private static WireWriter? s_kept;

    private readonly Dictionary<Type, int> _types = [];
    private readonly Dictionary<object, int> _places = new(ReferenceEqualityComparer.Instance);
    private byte[] _bytes = new byte[512];
    private int _length;

    public static WireWriter Rent()
    {
        var writer = s_kept ?? new WireWriter();
        s_kept = null;
        return writer;
    }

    public void Return()
    {
        _types.Clear();
        _places.Clear();
        _length = 0;
        if (_bytes.Length <= Kept)
            s_kept = this;
    }

    public byte[] ToMessage()
    {
        var names = new byte[_types.Count][];
        foreach (var (type, number) in _types)
            names[number] = TypeNames.Of(type);
        var values = _bytes.AsSpan(0, _length).ToArray();
        _length = 0;
        WriteByte(Mark);
        WriteNumber((ulong)names.Length);
        foreach (var name in names)
            WriteBytes(name);
        WriteRaw(values);
        return _bytes.AsSpan(0, _length).ToArray();
    }

    /// <summary>Where the next byte goes, counted from the first value.</summary>
    public int Place => _length;

    /// <summary>The place of an object that has been written before; otherwise it is known from now on to be here.</summary>
    public bool TryFind(object value, out int place)
    {
        ref var known = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_places, value, out var found);
        if (!found)
            known = _length;
        place = known;
        return found;
    }

    public int NumberOf(Type type)
    {
        if (!_types.TryGetValue(type, out var number))
            _types.Add(type, number = _types.Count);
        return number;
    }

    public void WriteByte(byte value) => Take(1)[0] = value;

    /// <summary>Seven bits a byte, the lowest first.</summary>
    public void WriteNumber(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            WriteByte((byte)(value | 0x80));
        WriteByte((byte)value);
    }

    public void WriteSigned(long value) => WriteNumber((ulong)(value << 1) ^ (ulong)(value >> 63));

    public void WriteText(string value)
    {
        var size = Encoding.UTF8.GetByteCount(value);
        WriteNumber((ulong)size);
        Encoding.UTF8.GetBytes(value, Take(size));
    }

    public void WriteBytes(ReadOnlySpan<byte> value)
    {
        WriteNumber((ulong)value.Length);
        WriteRaw(value);
    }

    public void WriteRaw(ReadOnlySpan<byte> value) => value.CopyTo(Take(value.Length));

    /// <summary>Room for the length of what follows; <see cref="EndLength"/> fills it in.</summary>
    public int BeginLength()
    {
        Take(sizeof(int));
        return _length;
    }

    public void EndLength(int begin) => BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(begin - sizeof(int)), _length - begin);

    private Span<byte> Take(int count)
    {
        if (_bytes.Length - _length < count)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + count));
        var taken = _bytes.AsSpan(_length, count);
        _length += count;
        return taken;
    }
}
