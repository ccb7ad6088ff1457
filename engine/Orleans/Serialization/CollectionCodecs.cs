using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Collections.ObjectModel;

namespace Orleans.Embedded;

/// <summary>The codecs of collections, by their open types.</summary>
internal static class CollectionCodecs
{
    private static readonly Dictionary<Type, Type> Known = new()
    {
        [typeof(List<>)] = typeof(ListCodec<>),
        [typeof(HashSet<>)] = typeof(HashSetCodec<>),
        [typeof(SortedSet<>)] = typeof(SortedSetCodec<>),
        [typeof(Queue<>)] = typeof(QueueCodec<>),
        [typeof(Stack<>)] = typeof(StackCodec<>),
        [typeof(Collection<>)] = typeof(CollectionOfItemsCodec<>),
        [typeof(ReadOnlyCollection<>)] = typeof(ReadOnlyCollectionCodec<>),
        [typeof(ConcurrentQueue<>)] = typeof(ConcurrentQueueCodec<>),
        [typeof(Dictionary<,>)] = typeof(DictionaryCodec<,>),
        [typeof(SortedDictionary<,>)] = typeof(SortedDictionaryCodec<,>),
        [typeof(SortedList<,>)] = typeof(SortedListCodec<,>),
        [typeof(ConcurrentDictionary<,>)] = typeof(ConcurrentDictionaryCodec<,>),
        [typeof(ReadOnlyDictionary<,>)] = typeof(ReadOnlyDictionaryCodec<,>),
        [typeof(Memory<>)] = typeof(MemoryCodec<>),
        [typeof(ReadOnlyMemory<>)] = typeof(ReadOnlyMemoryCodec<>),
        [typeof(ArraySegment<>)] = typeof(ArraySegmentCodec<>),
        [typeof(Concurrency.Immutable<>)] = typeof(ImmutableCodec<>),
        [typeof(ImmutableArray<>)] = typeof(ImmutableArrayCodec<>),
        [typeof(ImmutableList<>)] = typeof(ImmutableListCodec<>),
        [typeof(ImmutableHashSet<>)] = typeof(ImmutableHashSetCodec<>),
        [typeof(ImmutableSortedSet<>)] = typeof(ImmutableSortedSetCodec<>),
        [typeof(ImmutableQueue<>)] = typeof(ImmutableQueueCodec<>),
        [typeof(ImmutableStack<>)] = typeof(ImmutableStackCodec<>),
        [typeof(ImmutableDictionary<,>)] = typeof(ImmutableDictionaryCodec<,>),
        [typeof(ImmutableSortedDictionary<,>)] = typeof(ImmutableSortedDictionaryCodec<,>),
    };

    public static Type? Find(Type type) => type.IsGenericType ? Known.GetValueOrDefault(type.GetGenericTypeDefinition()) : null;
}

/// <summary>A new collection of the same kind with the same comparer, filled one by one.</summary>
internal abstract class CollectionCodec<TCollection, TItem>() : Codec(typeof(TCollection)) where TCollection : class, IEnumerable<TItem>
{
    private readonly Slot _item = Slot.For(typeof(TItem));

    public sealed override void Write(WireWriter writer, object value)
    {
        var collection = (TCollection)value;
        Comparers.Write<TItem>(writer, ComparerOf(collection));
        Items<TItem>.Write(writer, [.. InOrder(collection)], _item);
    }

    public sealed override object Read(WireReader reader, int place)
    {
        var collection = Create(Comparers.Read(reader));
        reader.Register(place, collection);
        for (var items = ItemsOf(reader); items.MoveNext();)
            Add(collection, items.Current);
        return collection;
    }

    protected virtual object? ComparerOf(TCollection collection) => null;

    protected abstract TCollection Create(object? comparer);

    protected abstract void Add(TCollection collection, TItem item);

    /// <summary>In the order in which they must be added.</summary>
    protected virtual IEnumerable<TItem> InOrder(TCollection collection) => collection;

    private IEnumerator<TItem> ItemsOf(WireReader reader)
    {
        var items = new TItem[reader.ReadCount()];
        Items<TItem>.Read(reader, items, _item);
        return ((IEnumerable<TItem>)items).GetEnumerator();
    }
}

internal sealed class HashSetCodec<T> : CollectionCodec<HashSet<T>, T>
{
    protected override object? ComparerOf(HashSet<T> collection) => collection.Comparer;

    protected override HashSet<T> Create(object? comparer) => new((IEqualityComparer<T>?)comparer);

    protected override void Add(HashSet<T> collection, T item) => collection.Add(item);
}

internal sealed class SortedSetCodec<T> : CollectionCodec<SortedSet<T>, T>
{
    protected override object? ComparerOf(SortedSet<T> collection) => collection.Comparer;

    protected override SortedSet<T> Create(object? comparer) => new((IComparer<T>?)comparer);

    protected override void Add(SortedSet<T> collection, T item) => collection.Add(item);
}

internal sealed class QueueCodec<T> : CollectionCodec<Queue<T>, T>
{
    protected override Queue<T> Create(object? comparer) => new();

    protected override void Add(Queue<T> collection, T item) => collection.Enqueue(item);
}

internal sealed class ConcurrentQueueCodec<T> : CollectionCodec<ConcurrentQueue<T>, T>
{
    protected override ConcurrentQueue<T> Create(object? comparer) => new();

    protected override void Add(ConcurrentQueue<T> collection, T item) => collection.Enqueue(item);
}

internal sealed class StackCodec<T> : CollectionCodec<Stack<T>, T>
{
    protected override Stack<T> Create(object? comparer) => new();

    protected override void Add(Stack<T> collection, T item) => collection.Push(item);

    protected override IEnumerable<T> InOrder(Stack<T> collection) => collection.Reverse();
}

internal sealed class CollectionOfItemsCodec<T> : CollectionCodec<Collection<T>, T>
{
    protected override Collection<T> Create(object? comparer) => [];

    protected override void Add(Collection<T> collection, T item) => collection.Add(item);
}
