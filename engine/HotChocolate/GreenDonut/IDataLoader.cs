namespace GreenDonut;

/// <summary>Loads values by key: keys asked for while a request runs are fetched together, each at most once.</summary>
public interface IDataLoader
{
    /// <summary>The value of <paramref name="key"/>, or null when there is none. Throws when the key is of another type.</summary>
    Task<object?> LoadAsync(object key, CancellationToken cancellationToken = default);

    /// <summary>The values in the order of <paramref name="keys"/>, null for each that does not exist.</summary>
    Task<IReadOnlyList<object?>> LoadAsync(IReadOnlyCollection<object> keys, CancellationToken cancellationToken = default);

    /// <summary>Forgets what is cached for <paramref name="key"/>, so that the next load fetches anew.</summary>
    void RemoveCacheEntry(object key);

    /// <summary>Remembers <paramref name="value"/> unless something is cached for <paramref name="key"/>.</summary>
    void SetCacheEntry(object key, Task<object?> value);
}

/// <summary>A typed <see cref="IDataLoader"/>.</summary>
public interface IDataLoader<in TKey, TValue> : IDataLoader
    where TKey : notnull
{
    /// <summary>The value of <paramref name="key"/>, or the default when there is none.</summary>
    Task<TValue?> LoadAsync(TKey key, CancellationToken cancellationToken = default);

    /// <summary>The values in the order of <paramref name="keys"/>, the default for each that does not exist.</summary>
    Task<IReadOnlyList<TValue?>> LoadAsync(IReadOnlyCollection<TKey> keys, CancellationToken cancellationToken = default);

    /// <summary>Forgets what is cached for <paramref name="key"/>.</summary>
    void RemoveCacheEntry(TKey key);

    /// <summary>Remembers <paramref name="value"/> unless something is cached for <paramref name="key"/>.</summary>
    void SetCacheEntry(TKey key, Task<TValue?> value);
}
