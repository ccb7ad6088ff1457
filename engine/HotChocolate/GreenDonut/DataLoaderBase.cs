namespace GreenDonut;

/// <summary>Collects keys into batches, hands them to a scheduler and gives every caller the promise of its key.</summary>
public abstract partial class DataLoaderBase<TKey, TValue> : IDataLoader<TKey, TValue>
    where TKey : notnull
{
    private readonly Lock _sync = new();
    private readonly IBatchScheduler _scheduler;
    private readonly PromiseShelf<TKey, TValue>? _cache;
    private readonly int _maxBatchSize;
    private KeyBatch? _open;

    protected DataLoaderBase(IBatchScheduler batchScheduler, DataLoaderOptions options)
    {
        ArgumentNullException.ThrowIfNull(batchScheduler);
        ArgumentNullException.ThrowIfNull(options);
        _scheduler = batchScheduler;
        _maxBatchSize = options.MaxBatchSize;
        _cache = (options.Cache as PromiseCache)?.ShelfOf<TKey, TValue>(GetType());
    }

    /// <summary>Fetches <paramref name="keys"/> and writes to <paramref name="results"/> at each key's index; what is thrown fails every key.</summary>
    protected internal abstract ValueTask FetchAsync(
        IReadOnlyList<TKey> keys, Memory<Result<TValue?>> results,
        DataLoaderFetchContext<TValue> context, CancellationToken cancellationToken);

    public Task<TValue?> LoadAsync(TKey key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        KeyBatch? opened = null;
        Task<TValue?> promise;
        lock (_sync)
            promise = PromiseOf(key, ref opened);
        if (opened is not null)
            _scheduler.Schedule(opened);
        return promise;
    }

    public Task<IReadOnlyList<TValue?>> LoadAsync(IReadOnlyCollection<TKey> keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var promises = new Task<TValue?>[keys.Count];
        List<KeyBatch>? opened = null;
        lock (_sync)
        {
            var index = 0;
            foreach (var key in keys)
            {
                KeyBatch? batch = null;
                promises[index++] = PromiseOf(key, ref batch);
                if (batch is not null)
                    (opened ??= []).Add(batch);
            }
        }

        foreach (var batch in opened ?? [])
            _scheduler.Schedule(batch);
        return CollectAsync(promises);
    }

    public void RemoveCacheEntry(TKey key) => _cache?.Remove(key);

    public void SetCacheEntry(TKey key, Task<TValue?> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _cache?.TryAdd(key, value);
    }

    async Task<object?> IDataLoader.LoadAsync(object key, CancellationToken cancellationToken)
        => await LoadAsync((TKey)key, cancellationToken);

    async Task<IReadOnlyList<object?>> IDataLoader.LoadAsync(IReadOnlyCollection<object> keys, CancellationToken cancellationToken)
    {
        var values = await LoadAsync([.. keys.Cast<TKey>()], cancellationToken);
        return [.. values.Cast<object?>()];
    }

    void IDataLoader.RemoveCacheEntry(object key) => RemoveCacheEntry((TKey)key);

    void IDataLoader.SetCacheEntry(object key, Task<object?> value) => SetCacheEntry((TKey)key, UnboxAsync(value));

    private static async Task<TValue?> UnboxAsync(Task<object?> value) => (TValue?)await value;

    private static async Task<IReadOnlyList<TValue?>> CollectAsync(Task<TValue?>[] promises) => await Task.WhenAll(promises);

    private Task<TValue?> PromiseOf(TKey key, ref KeyBatch? opened)
    {
        if (_cache is not null && _cache.TryGet(key, out var known))
        {
            if (!known.IsCompleted)
                _open?.CountRepeated();
            return known;
        }

        if (_open is null || (_maxBatchSize > 0 && _open.Size >= _maxBatchSize))
            opened = _open = new KeyBatch(this);
        var promise = _open.Add(key);
        _cache?.TryAdd(key, promise);
        return promise;
    }
}
