namespace GreenDonut;

/// <summary>One value per key: the fetch returns a dictionary, and a key that is not in it has no value.</summary>
public abstract class BatchDataLoader<TKey, TValue>(IBatchScheduler batchScheduler, DataLoaderOptions options)
    : DataLoaderBase<TKey, TValue>(batchScheduler, options)
    where TKey : notnull
{
    /// <summary>Fetches the values of distinct <paramref name="keys"/>.</summary>
    protected abstract Task<IReadOnlyDictionary<TKey, TValue>> LoadBatchAsync(
        IReadOnlyList<TKey> keys, CancellationToken cancellationToken);

    protected internal sealed override async ValueTask FetchAsync(
        IReadOnlyList<TKey> keys, Memory<Result<TValue?>> results,
        DataLoaderFetchContext<TValue> context, CancellationToken cancellationToken)
    {
        var values = await LoadBatchAsync(keys, cancellationToken);
        for (var index = 0; index < keys.Count; index++)
            results.Span[index] = Result<TValue?>.Resolve(values.TryGetValue(keys[index], out var value) ? value : default);
    }
}
