using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Orleans.Embedded;

/// <summary>Items one after the other. Numbers are written as they stand in memory: both ends are one process.</summary>
internal static class Items<T>
{
    private static readonly bool IsNumber = typeof(T).IsPrimitive;

    public static void Write(WireWriter writer, ReadOnlySpan<T> items, Slot slot)
    {
        writer.WriteNumber((ulong)items.Length);
        if (IsNumber)
            writer.WriteRaw(Bytes(MemoryMarshal.CreateSpan(ref MemoryMarshal.GetReference(items), items.Length)));
        else
        {
            foreach (var item in items)
                slot.Write(writer, item);
        }
    }

    public static void Read(WireReader reader, Span<T> items, Slot slot)
    {
        if (IsNumber)
            reader.Take(items.Length * Unsafe.SizeOf<T>()).CopyTo(Bytes(items));
        else
        {
            for (var index = 0; index < items.Length; index++)
                items[index] = (T)slot.Read(reader)!;
        }
    }

    /// <summary>As many as are said to come, in an array of their own.</summary>
    public static T[] ReadArray(WireReader reader, Slot slot)
    {
        var items = new T[reader.ReadCount()];
        Read(reader, items, slot);
        return items;
    }

    private static Span<byte> Bytes(Span<T> items) =>
        MemoryMarshal.CreateSpan(ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(items)), items.Length * Unsafe.SizeOf<T>());
}

internal sealed class ArrayCodec<T>() : Codec(typeof(T[]))
{
    private readonly Slot _item = Slot.For(typeof(T));

    public override void Write(WireWriter writer, object value) => Items<T>.Write(writer, (T[])value, _item);

    public override object Read(WireReader reader, int place)
    {
        var items = new T[reader.ReadCount()];
        reader.Register(place, items);
        Items<T>.Read(reader, items, _item);
        return items;
    }
}

internal sealed class ListCodec<T>() : Codec(typeof(List<T>))
{
    private readonly Slot _item = Slot.For(typeof(T));

    public override void Write(WireWriter writer, object value) => Items<T>.Write(writer, CollectionsMarshal.AsSpan((List<T>)value), _item);

    public override object Read(WireReader reader, int place)
    {
        var count = reader.ReadCount();
        var items = new List<T>(count);
        reader.Register(place, items);
        CollectionsMarshal.SetCount(items, count);
        Items<T>.Read(reader, CollectionsMarshal.AsSpan(items), _item);
        return items;
    }
}

/// <summary>Arrays of several dimensions.</summary>
internal sealed class MatrixCodec(Type type) : Codec(type)
{
    private readonly Slot _item = Slot.For(type.GetElementType()!);

    public override void Write(WireWriter writer, object value)
    {
        var matrix = (Array)value;
        for (var dimension = 0; dimension < matrix.Rank; dimension++)
            writer.WriteNumber((ulong)matrix.GetLength(dimension));
        foreach (var item in matrix)
            _item.Write(writer, item);
    }

    public override object Read(WireReader reader, int place)
    {
        var lengths = new int[Type.GetArrayRank()];
        for (var dimension = 0; dimension < lengths.Length; dimension++)
            lengths[dimension] = reader.ReadCount();
        var matrix = Array.CreateInstance(Type.GetElementType()!, lengths);
        reader.Register(place, matrix);
        var indices = new int[lengths.Length];
        for (var count = matrix.Length; count > 0; count--)
        {
            matrix.SetValue(_item.Read(reader), indices);
            Advance(indices, lengths);
        }

        return matrix;
    }

    /// <summary>As a counter does, the last dimension first.</summary>
    private static void Advance(int[] indices, int[] lengths)
    {
        for (var dimension = indices.Length - 1; dimension >= 0 && ++indices[dimension] == lengths[dimension]; dimension--)
            indices[dimension] = 0;
    }
}

internal sealed class MemoryCodec<T>() : Codec(typeof(Memory<T>))
{
    private readonly Slot _item = Slot.For(typeof(T));

    public override void Write(WireWriter writer, object value) => Items<T>.Write(writer, ((Memory<T>)value).Span, _item);

    public override object Read(WireReader reader, int place) => new Memory<T>(Items<T>.ReadArray(reader, _item));
}

internal sealed class ReadOnlyMemoryCodec<T>() : Codec(typeof(ReadOnlyMemory<T>))
{
    private readonly Slot _item = Slot.For(typeof(T));

    public override void Write(WireWriter writer, object value) => Items<T>.Write(writer, ((ReadOnlyMemory<T>)value).Span, _item);

    public override object Read(WireReader reader, int place) => new ReadOnlyMemory<T>(Items<T>.ReadArray(reader, _item));
}

internal sealed class ArraySegmentCodec<T>() : Codec(typeof(ArraySegment<T>))
{
    private readonly Slot _item = Slot.For(typeof(T));

    public override void Write(WireWriter writer, object value) => Items<T>.Write(writer, ((ArraySegment<T>)value).AsSpan(), _item);

    public override object Read(WireReader reader, int place) => new ArraySegment<T>(Items<T>.ReadArray(reader, _item));
}
