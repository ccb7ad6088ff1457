namespace GreenDonut;

/// <summary>Shorter ways to call a <see cref="IDataLoader{TKey,TValue}"/>.</summary>
public static class DataLoaderExtensions
{
    /// <summary>The value of <paramref name="key"/>; a <see cref="KeyNotFoundException"/> when there is none.</summary>
    public static async Task<TValue> LoadRequiredAsync<TKey, TValue>(
        this IDataLoader<TKey, TValue> dataLoader, TKey key, CancellationToken cancellationToken = default)
        where TKey : notnull
        where TValue : notnull
        => await dataLoader.LoadAsync(key, cancellationToken) ?? throw Missing(key);

    /// <summary>The values of <paramref name="keys"/> in their order; a <see cref="KeyNotFoundException"/> when one is missing.</summary>
    public static async Task<IReadOnlyList<TValue>> LoadRequiredAsync<TKey, TValue>(
        this IDataLoader<TKey, TValue> dataLoader, IReadOnlyCollection<TKey> keys, CancellationToken cancellationToken = default)
        where TKey : notnull
        where TValue : notnull
    {
        var loaded = await dataLoader.LoadAsync(keys, cancellationToken);
        var values = new TValue[loaded.Count];
        var index = 0;
        foreach (var key in keys)
        {
            values[index] = loaded[index] ?? throw Missing(key);
            index++;
        }

        return values;
    }

    /// <summary>Remembers a value that is already at hand.</summary>
    public static void SetCacheEntry<TKey, TValue>(this IDataLoader<TKey, TValue> dataLoader, TKey key, TValue? value)
        where TKey : notnull
        => dataLoader.SetCacheEntry(key, Task.FromResult(value));

    private static KeyNotFoundException Missing<TKey>(TKey key) => new($"The key {key} could not be resolved.");
}
