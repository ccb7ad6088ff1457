using System.Reflection;

namespace Orleans.Embedded;

/// <summary>Tuples and key-value pairs: made anew by their constructor, whose parameters are named after what they become.</summary>
internal sealed class TupleCodec : Codec
{
    private readonly ConstructorInvoker _create;
    private readonly (Func<object, object?> Get, Slot Slot)[] _parts;

    public TupleCodec(Type type) : base(type)
    {
        var constructor = type.GetConstructors().Single();
        _create = ConstructorInvoker.Create(constructor);
        _parts = [.. constructor.GetParameters().Select(parameter => (TupleCopier.Reader(type, parameter.Name!), Slot.For(parameter.ParameterType)))];
    }

    public override void Write(WireWriter writer, object value)
    {
        foreach (var (get, slot) in _parts)
            slot.Write(writer, get(value));
    }

    public override object Read(WireReader reader, int place)
    {
        var parts = new object?[_parts.Length];
        for (var index = 0; index < parts.Length; index++)
            parts[index] = _parts[index].Slot.Read(reader);
        var value = _create.Invoke(parts.AsSpan());
        if (Tracks)
            reader.Register(place, value);
        return value;
    }
}
