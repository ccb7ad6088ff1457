using System.Collections.Concurrent;

namespace Orleans.Embedded;

/// <summary>A new dictionary of the same kind with the same comparer, filled one by one.</summary>
internal abstract class KeyedCodec<TDictionary, TKey, TValue>() : Codec(typeof(TDictionary)) where TDictionary : class, IDictionary<TKey, TValue> where TKey : notnull
{
    private readonly Slot _key = Slot.For(typeof(TKey));
    private readonly Slot _value = Slot.For(typeof(TValue));

    public sealed override void Write(WireWriter writer, object value)
    {
        var dictionary = (TDictionary)value;
        Comparers.Write<TKey>(writer, ComparerOf(dictionary));
        KeyValuePair<TKey, TValue>[] entries = [.. dictionary];
        writer.WriteNumber((ulong)entries.Length);
        foreach (var (key, held) in entries)
        {
            _key.Write(writer, key);
            _value.Write(writer, held);
        }
    }

    public sealed override object Read(WireReader reader, int place)
    {
        var dictionary = Create(Comparers.Read(reader));
        reader.Register(place, dictionary);
        for (var count = reader.ReadCount(); count > 0; count--)
        {
            var key = (TKey)_key.Read(reader)!;
            dictionary.Add(key, (TValue)_value.Read(reader)!);
        }

        return dictionary;
    }

    protected abstract object? ComparerOf(TDictionary dictionary);

    protected abstract TDictionary Create(object? comparer);
}

internal sealed class DictionaryCodec<TKey, TValue> : KeyedCodec<Dictionary<TKey, TValue>, TKey, TValue> where TKey : notnull
{
    protected override object? ComparerOf(Dictionary<TKey, TValue> dictionary) => dictionary.Comparer;

    protected override Dictionary<TKey, TValue> Create(object? comparer) => new((IEqualityComparer<TKey>?)comparer);
}

internal sealed class ConcurrentDictionaryCodec<TKey, TValue> : KeyedCodec<ConcurrentDictionary<TKey, TValue>, TKey, TValue> where TKey : notnull
{
    protected override object? ComparerOf(ConcurrentDictionary<TKey, TValue> dictionary) => dictionary.Comparer;

    protected override ConcurrentDictionary<TKey, TValue> Create(object? comparer) => new((IEqualityComparer<TKey>?)comparer);
}

internal sealed class SortedDictionaryCodec<TKey, TValue> : KeyedCodec<SortedDictionary<TKey, TValue>, TKey, TValue> where TKey : notnull
{
    protected override object? ComparerOf(SortedDictionary<TKey, TValue> dictionary) => dictionary.Comparer;

    protected override SortedDictionary<TKey, TValue> Create(object? comparer) => new((IComparer<TKey>?)comparer);
}

internal sealed class SortedListCodec<TKey, TValue> : KeyedCodec<SortedList<TKey, TValue>, TKey, TValue> where TKey : notnull
{
    protected override object? ComparerOf(SortedList<TKey, TValue> dictionary) => dictionary.Comparer;

    protected override SortedList<TKey, TValue> Create(object? comparer) => new((IComparer<TKey>?)comparer);
}
