namespace Orleans.Embedded;

/// <summary>The copiers of collections, by their open types.</summary>
internal static class CollectionCopiers
{
    private static readonly Dictionary<Type, Type> Known = new()
    {
        [typeof(List<>)] = typeof(ListCopier<>),
        [typeof(HashSet<>)] = typeof(HashSetCopier<>),
        [typeof(SortedSet<>)] = typeof(SortedSetCopier<>),
        [typeof(Queue<>)] = typeof(QueueCopier<>),
        [typeof(Stack<>)] = typeof(StackCopier<>),
        [typeof(Dictionary<,>)] = typeof(DictionaryCopier<,>),
        [typeof(SortedDictionary<,>)] = typeof(SortedDictionaryCopier<,>),
        [typeof(SortedList<,>)] = typeof(SortedListCopier<,>),
        [typeof(Memory<>)] = typeof(MemoryCopier<>),
        [typeof(ArraySegment<>)] = typeof(ArraySegmentCopier<>),
    };

    public static Type? Find(Type open) => Known.GetValueOrDefault(open);
}

/// <summary>A new collection of the same kind, filled one by one.</summary>
internal abstract class CollectionCopier<TCollection, TItem> : Copier where TCollection : class, IEnumerable<TItem>
{
    private readonly Copier? _item = For(typeof(TItem));

    protected sealed override bool IsFlat => _item is null;

    public sealed override object Copy(object value, CopyContext? context)
    {
        if (context?.Find(value) is { } known)
            return known;
        var original = (TCollection)value;
        var copy = CreateLike(original);
        context?.Add(original, copy);
        foreach (var item in InOrder(original))
            Add(copy, CopyPart(_item, item, context));
        return copy;
    }

    protected abstract TCollection CreateLike(TCollection original);

    protected abstract void Add(TCollection copy, TItem item);

    /// <summary>In the order in which they must be added.</summary>
    protected virtual IEnumerable<TItem> InOrder(TCollection original) => original;
}

internal sealed class HashSetCopier<T> : CollectionCopier<HashSet<T>, T>
{
    protected override HashSet<T> CreateLike(HashSet<T> original) => new(original.Count, original.Comparer);

    protected override void Add(HashSet<T> copy, T item) => copy.Add(item);
}

internal sealed class SortedSetCopier<T> : CollectionCopier<SortedSet<T>, T>
{
    protected override SortedSet<T> CreateLike(SortedSet<T> original) => new(original.Comparer);

    protected override void Add(SortedSet<T> copy, T item) => copy.Add(item);
}

internal sealed class QueueCopier<T> : CollectionCopier<Queue<T>, T>
{
    protected override Queue<T> CreateLike(Queue<T> original) => new(original.Count);

    protected override void Add(Queue<T> copy, T item) => copy.Enqueue(item);
}

internal sealed class StackCopier<T> : CollectionCopier<Stack<T>, T>
{
    protected override Stack<T> CreateLike(Stack<T> original) => new(original.Count);

    protected override void Add(Stack<T> copy, T item) => copy.Push(item);

    protected override IEnumerable<T> InOrder(Stack<T> original) => original.Reverse();
}

internal sealed class DictionaryCopier<TKey, TValue> : CollectionCopier<Dictionary<TKey, TValue>, KeyValuePair<TKey, TValue>> where TKey : notnull
{
    protected override Dictionary<TKey, TValue> CreateLike(Dictionary<TKey, TValue> original) => new(original.Count, original.Comparer);

    protected override void Add(Dictionary<TKey, TValue> copy, KeyValuePair<TKey, TValue> item) => copy.Add(item.Key, item.Value);
}

internal sealed class SortedDictionaryCopier<TKey, TValue> : CollectionCopier<SortedDictionary<TKey, TValue>, KeyValuePair<TKey, TValue>> where TKey : notnull
{
    protected override SortedDictionary<TKey, TValue> CreateLike(SortedDictionary<TKey, TValue> original) => new(original.Comparer);

    protected override void Add(SortedDictionary<TKey, TValue> copy, KeyValuePair<TKey, TValue> item) => copy.Add(item.Key, item.Value);
}

internal sealed class SortedListCopier<TKey, TValue> : CollectionCopier<SortedList<TKey, TValue>, KeyValuePair<TKey, TValue>> where TKey : notnull
{
    protected override SortedList<TKey, TValue> CreateLike(SortedList<TKey, TValue> original) => new(original.Count, original.Comparer);

    protected override void Add(SortedList<TKey, TValue> copy, KeyValuePair<TKey, TValue> item) => copy.Add(item.Key, item.Value);
}
