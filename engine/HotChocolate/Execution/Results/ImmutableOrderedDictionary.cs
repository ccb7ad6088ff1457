using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace HotChocolate.Collections.Immutable;

/// <summary>An immutable dictionary that keeps the order in which its keys were added: a result's extensions.</summary>
public sealed class ImmutableOrderedDictionary<TKey, TValue> : IReadOnlyDictionary<TKey, TValue>
    where TKey : IEquatable<TKey>
{
    private readonly ImmutableList<TKey> _keys;
    private readonly ImmutableDictionary<TKey, TValue> _map;

    private ImmutableOrderedDictionary(ImmutableList<TKey> keys, ImmutableDictionary<TKey, TValue> map)
    {
        _keys = keys;
        _map = map;
    }

    public static ImmutableOrderedDictionary<TKey, TValue> Empty { get; } =
        new([], ImmutableDictionary<TKey, TValue>.Empty);

    public int Count => _keys.Count;

    public ImmutableList<TKey> Keys => _keys;

    public IEnumerable<TValue> Values => _keys.Select(key => _map[key]);

    IEnumerable<TKey> IReadOnlyDictionary<TKey, TValue>.Keys => _keys;

    public TValue this[TKey key] => _map[key];

    public bool ContainsKey(TKey key) => _map.ContainsKey(key);

    public bool TryGetValue(TKey key, [MaybeNullWhen(false)] out TValue value) => _map.TryGetValue(key, out value);

    /// <exception cref="ArgumentException">The key is there with another value.</exception>
    public ImmutableOrderedDictionary<TKey, TValue> Add(TKey key, TValue value)
        => new(_map.ContainsKey(key) ? _keys : _keys.Add(key), _map.Add(key, value));

    public ImmutableOrderedDictionary<TKey, TValue> SetItem(TKey key, TValue value)
        => new(_map.ContainsKey(key) ? _keys : _keys.Add(key), _map.SetItem(key, value));

    public ImmutableOrderedDictionary<TKey, TValue> Remove(TKey key)
        => _map.ContainsKey(key) ? new(_keys.Remove(key), _map.Remove(key)) : this;

    public IEnumerator<KeyValuePair<TKey, TValue>> GetEnumerator()
        => _keys.Select(key => KeyValuePair.Create(key, _map[key])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
