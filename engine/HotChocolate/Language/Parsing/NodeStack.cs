using System.Buffers;
using System.Runtime.CompilerServices;

namespace HotChocolate.Language;

/// <summary>Where lists grow while they are parsed, nested ones on top, so that each becomes one array of its exact size.</summary>
internal struct NodeStack()
{
    private object[] _items = ArrayPool<object>.Shared.Rent(128);

    public int Count { get; private set; }

    public void Push(object node)
    {
        if (Count == _items.Length)
            Grow();
        _items[Count++] = node;
    }

    /// <summary>Takes all nodes above <paramref name="bottom"/>; only <typeparamref name="T"/> was pushed there.</summary>
    public T[] PopTo<T>(int bottom) where T : class
    {
        if (Count == bottom)
            return [];
        var result = new T[Count - bottom];
        for (int i = 0; i < result.Length; i++)
            result[i] = Unsafe.As<T>(_items[bottom + i]);
        Count = bottom;
        return result;
    }

    public void Dispose() => ArrayPool<object>.Shared.Return(_items, clearArray: true);

    private void Grow()
    {
        object[] larger = ArrayPool<object>.Shared.Rent(_items.Length * 2);
        _items.CopyTo(larger, 0);
        ArrayPool<object>.Shared.Return(_items, clearArray: true);
        _items = larger;
    }
}
