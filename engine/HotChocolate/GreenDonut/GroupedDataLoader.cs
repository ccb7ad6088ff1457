namespace GreenDonut;

/// <summary>Many values per key: the fetch returns a lookup, and a key that is not in it has an empty array.</summary>
public abstract class GroupedDataLoader<TKey, TValue>(IBatchScheduler batchScheduler, DataLoaderOptions options)
    : DataLoaderBase<TKey, TValue[]>(batchScheduler, options)
    where TKey : notnull
{
    /// <summary>Fetches the values of distinct <paramref name="keys"/>, grouped by key.</summary>
    protected abstract Task<ILookup<TKey, TValue>> LoadGroupedBatchAsync(
        IReadOnlyList<TKey> keys, CancellationToken cancellationToken);

    protected internal sealed override async ValueTask FetchAsync(
        IReadOnlyList<TKey> keys, Memory<Result<TValue[]?>> results,
        DataLoaderFetchContext<TValue[]> context, CancellationToken cancellationToken)
    {
        var groups = await LoadGroupedBatchAsync(keys, cancellationToken);
        for (var index = 0; index < keys.Count; index++)
            results.Span[index] = Result<TValue[]?>.Resolve([.. groups[keys[index]]]);
    }
}
