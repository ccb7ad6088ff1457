namespace GreenDonut;

/// <summary>Fetches each key by itself, at once, and remembers it for the request.</summary>
public abstract class CacheDataLoader<TKey, TValue>(DataLoaderOptions options)
    : DataLoaderBase<TKey, TValue>(AutoBatchScheduler.Default, Single(options))
    where TKey : notnull
{
    /// <summary>Fetches the value of one key.</summary>
    protected abstract Task<TValue> LoadSingleAsync(TKey key, CancellationToken cancellationToken);

    protected internal sealed override async ValueTask FetchAsync(
        IReadOnlyList<TKey> keys, Memory<Result<TValue?>> results,
        DataLoaderFetchContext<TValue> context, CancellationToken cancellationToken)
    {
        for (var index = 0; index < keys.Count; index++)
        {
            var result = await LoadOneAsync(keys[index], cancellationToken);
            results.Span[index] = result;
        }
    }

    private async ValueTask<Result<TValue?>> LoadOneAsync(TKey key, CancellationToken cancellationToken)
    {
        try
        {
            return Result<TValue?>.Resolve(await LoadSingleAsync(key, cancellationToken));
        }
        catch (Exception error)
        {
            return Result<TValue?>.Reject(error);
        }
    }

    private static DataLoaderOptions Single(DataLoaderOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new DataLoaderOptions { Cache = options.Cache, MaxBatchSize = 1 };
    }
}
