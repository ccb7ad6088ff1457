using System.Collections.Concurrent;

namespace GreenDonut;

/// <summary>Keeps the promises of DataLoaders, usually for one request.</summary>
public interface IPromiseCache
{
    /// <summary>The number of promises held.</summary>
    int Usage { get; }

    /// <summary>The most promises to hold; beyond it new ones are not remembered.</summary>
    int Size { get; }

    /// <summary>Forgets everything.</summary>
    void Clear();
}

/// <summary>A bounded <see cref="IPromiseCache"/> whose entries are separate per DataLoader type.</summary>
public sealed class PromiseCache(int size) : IPromiseCache
{
    private readonly ConcurrentDictionary<Type, IPromiseShelf> _shelves = new();
    private int _usage;

    public int Size { get; } = Math.Max(size, 10);

    public int Usage => Volatile.Read(ref _usage);

    public void Clear()
    {
        foreach (var shelf in _shelves.Values)
            shelf.Clear();
    }

    internal PromiseShelf<TKey, TValue> ShelfOf<TKey, TValue>(Type dataLoader)
        where TKey : notnull
        => (PromiseShelf<TKey, TValue>)_shelves.GetOrAdd(dataLoader, static (_, cache) => new PromiseShelf<TKey, TValue>(cache), this);

    internal bool TryReserve()
    {
        if (Interlocked.Increment(ref _usage) <= Size)
            return true;
        Interlocked.Decrement(ref _usage);
        return false;
    }

    internal void Release(int count) => Interlocked.Add(ref _usage, -count);
}

internal interface IPromiseShelf
{
    void Clear();
}

/// <summary>The promises of one DataLoader type. Safe for concurrent use.</summary>
internal sealed class PromiseShelf<TKey, TValue>(PromiseCache cache) : IPromiseShelf
    where TKey : notnull
{
    private readonly Dictionary<TKey, Task<TValue?>> _promises = [];
    private readonly Lock _sync = new();

    public bool TryGet(TKey key, out Task<TValue?> promise)
    {
        lock (_sync)
            return _promises.TryGetValue(key, out promise!);
    }

    public void TryAdd(TKey key, Task<TValue?> promise)
    {
        lock (_sync)
        {
            if (!_promises.ContainsKey(key) && cache.TryReserve())
                _promises.Add(key, promise);
        }
    }

    public void Remove(TKey key)
    {
        lock (_sync)
        {
            if (_promises.Remove(key))
                cache.Release(1);
        }
    }

    public void Clear()
    {
        lock (_sync)
        {
            cache.Release(_promises.Count);
            _promises.Clear();
        }
    }
}
