using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using Orleans.Concurrency;

namespace Orleans.Embedded;

/// <summary>A collection that is made at once from all that it holds; nothing in it can refer to it.</summary>
internal abstract class SnapshotCodec<TCollection, TItem, TKey>() : Codec(typeof(TCollection)) where TCollection : IEnumerable<TItem>
{
    private readonly Slot _item = Slot.For(typeof(TItem));

    public sealed override void Write(WireWriter writer, object value)
    {
        var collection = (TCollection)value;
        Comparers.Write<TKey>(writer, ComparerOf(collection));
        Items<TItem>.Write(writer, [.. collection], _item);
    }

    public sealed override object Read(WireReader reader, int place)
    {
        var comparer = Comparers.Read(reader);
        var items = new TItem[reader.ReadCount()];
        Items<TItem>.Read(reader, items, _item);
        var collection = Create(items, comparer)!;
        if (Tracks)
            reader.Register(place, collection);
        return collection;
    }

    protected virtual object? ComparerOf(TCollection collection) => null;

    protected abstract TCollection Create(TItem[] items, object? comparer);
}

/// <summary>Unlike the others it may be no array at all.</summary>
internal sealed class ImmutableArrayCodec<T>() : Codec(typeof(ImmutableArray<T>))
{
    private readonly Slot _items = Slot.For(typeof(T[]));

    public override void Write(WireWriter writer, object value) => _items.Write(writer, System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsArray((ImmutableArray<T>)value));

    public override object Read(WireReader reader, int place) => System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray((T[]?)_items.Read(reader));
}

internal sealed class ImmutableCodec<T>() : Codec(typeof(Immutable<T>))
{
    private readonly Slot _value = Slot.For(typeof(T));

    public override void Write(WireWriter writer, object value) => _value.Write(writer, ((Immutable<T>)value).Value);

    public override object Read(WireReader reader, int place) => new Immutable<T>((T)_value.Read(reader)!);
}

internal sealed class ImmutableListCodec<T> : SnapshotCodec<ImmutableList<T>, T, T>
{
    protected override ImmutableList<T> Create(T[] items, object? comparer) => [.. items];
}

internal sealed class ImmutableQueueCodec<T> : SnapshotCodec<ImmutableQueue<T>, T, T>
{
    protected override ImmutableQueue<T> Create(T[] items, object? comparer) => ImmutableQueue.CreateRange(items);
}

internal sealed class ImmutableStackCodec<T> : SnapshotCodec<ImmutableStack<T>, T, T>
{
    protected override ImmutableStack<T> Create(T[] items, object? comparer) => ImmutableStack.CreateRange(items.Reverse());
}

internal sealed class ImmutableHashSetCodec<T> : SnapshotCodec<ImmutableHashSet<T>, T, T>
{
    protected override object? ComparerOf(ImmutableHashSet<T> collection) => collection.KeyComparer;

    protected override ImmutableHashSet<T> Create(T[] items, object? comparer) => ImmutableHashSet.CreateRange((IEqualityComparer<T>?)comparer, items);
}

internal sealed class ImmutableSortedSetCodec<T> : SnapshotCodec<ImmutableSortedSet<T>, T, T>
{
    protected override object? ComparerOf(ImmutableSortedSet<T> collection) => collection.KeyComparer;

    protected override ImmutableSortedSet<T> Create(T[] items, object? comparer) => ImmutableSortedSet.CreateRange((IComparer<T>?)comparer, items);
}

internal sealed class ImmutableDictionaryCodec<TKey, TValue> : SnapshotCodec<ImmutableDictionary<TKey, TValue>, KeyValuePair<TKey, TValue>, TKey> where TKey : notnull
{
    protected override object? ComparerOf(ImmutableDictionary<TKey, TValue> collection) => collection.KeyComparer;

    protected override ImmutableDictionary<TKey, TValue> Create(KeyValuePair<TKey, TValue>[] items, object? comparer) =>
        ImmutableDictionary.CreateRange((IEqualityComparer<TKey>?)comparer, items);
}

internal sealed class ImmutableSortedDictionaryCodec<TKey, TValue> : SnapshotCodec<ImmutableSortedDictionary<TKey, TValue>, KeyValuePair<TKey, TValue>, TKey> where TKey : notnull
{
    protected override object? ComparerOf(ImmutableSortedDictionary<TKey, TValue> collection) => collection.KeyComparer;

    protected override ImmutableSortedDictionary<TKey, TValue> Create(KeyValuePair<TKey, TValue>[] items, object? comparer) =>
        ImmutableSortedDictionary.CreateRange((IComparer<TKey>?)comparer, items);
}

internal sealed class ReadOnlyCollectionCodec<T> : SnapshotCodec<ReadOnlyCollection<T>, T, T>
{
    protected override ReadOnlyCollection<T> Create(T[] items, object? comparer) => Array.AsReadOnly(items);
}

internal sealed class ReadOnlyDictionaryCodec<TKey, TValue> : SnapshotCodec<ReadOnlyDictionary<TKey, TValue>, KeyValuePair<TKey, TValue>, TKey> where TKey : notnull
{
    protected override ReadOnlyDictionary<TKey, TValue> Create(KeyValuePair<TKey, TValue>[] items, object? comparer) => new(items.ToDictionary());
}

/// <summary>Frozen collections are of a class that suits what they hold: the wire knows their abstract base.</summary>
internal static class FrozenCodecs
{
    public static (Type Open, Type[] Arguments)? Find(Type type)
    {
        for (var candidate = type; candidate is not null; candidate = candidate.BaseType)
        {
            if (candidate is not { IsGenericType: true, Namespace: "System.Collections.Frozen" })
                continue;
            if (candidate.GetGenericTypeDefinition() == typeof(FrozenSet<>))
                return (typeof(FrozenSetCodec<>), candidate.GetGenericArguments());
            if (candidate.GetGenericTypeDefinition() == typeof(FrozenDictionary<,>))
                return (typeof(FrozenDictionaryCodec<,>), candidate.GetGenericArguments());
        }

        return null;
    }
}

internal sealed class FrozenSetCodec<T> : SnapshotCodec<FrozenSet<T>, T, T>
{
    protected override object? ComparerOf(FrozenSet<T> collection) => collection.Comparer;

    protected override FrozenSet<T> Create(T[] items, object? comparer) => items.ToFrozenSet((IEqualityComparer<T>?)comparer);
}

internal sealed class FrozenDictionaryCodec<TKey, TValue> : SnapshotCodec<FrozenDictionary<TKey, TValue>, KeyValuePair<TKey, TValue>, TKey> where TKey : notnull
{
    protected override object? ComparerOf(FrozenDictionary<TKey, TValue> collection) => collection.Comparer;

    protected override FrozenDictionary<TKey, TValue> Create(KeyValuePair<TKey, TValue>[] items, object? comparer) => items.ToFrozenDictionary((IEqualityComparer<TKey>?)comparer);
}
