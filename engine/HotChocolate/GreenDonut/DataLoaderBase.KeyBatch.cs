namespace GreenDonut;

public abstract partial class DataLoaderBase<TKey, TValue>
{
    /// <summary>Keys and the promises made for them. Filled under the loader's lock, closed once by its dispatch.</summary>
    private sealed class KeyBatch(DataLoaderBase<TKey, TValue> loader) : Batch
    {
        private readonly List<TKey> _keys = [];
        private readonly List<TaskCompletionSource<TValue?>> _promises = [];
        private readonly Dictionary<TKey, Task<TValue?>>? _known = loader._cache is null ? [] : null;
        private int _repeated;

        public override int Size => _keys.Count;

        internal override int Callers => _keys.Count + _repeated;

        /// <summary>Counts a load whose promise was made before and is not kept yet.</summary>
        public void CountRepeated() => _repeated++;

        public Task<TValue?> Add(TKey key)
        {
            if (_known is not null && _known.TryGetValue(key, out var known))
            {
                CountRepeated();
                return known;
            }

            // Continuations run inside the dispatch: one pool hop resumes a whole level of resolvers.
            var promise = new TaskCompletionSource<TValue?>();
            _keys.Add(key);
            _promises.Add(promise);
            _known?.Add(key, promise.Task);
            return promise.Task;
        }

        public override async Task DispatchAsync()
        {
            Close();
            var results = new Result<TValue?>[_keys.Count];
            try
            {
                await loader.FetchAsync(_keys, results, default, CancellationToken.None);
            }
            catch (Exception error)
            {
                Array.Fill(results, Result<TValue?>.Reject(error));
            }

            var observer = loader._scheduler as ISettlementObserver;
            observer?.OnSettling();
            Settle(results);
            observer?.OnSettled();
        }

        private void Close()
        {
            lock (loader._sync)
            {
                if (ReferenceEquals(loader._open, this))
                    loader._open = null;
            }
        }

        private void Settle(Result<TValue?>[] results)
        {
            for (var index = 0; index < results.Length; index++)
            {
                ref var result = ref results[index];
                if (result.Error is null)
                {
                    _promises[index].TrySetResult(result.Value);
                    continue;
                }

                // A later load in the same request may try again.
                loader.RemoveCacheEntry(_keys[index]);
                if (result.Error is OperationCanceledException canceled)
                    _promises[index].TrySetCanceled(canceled.CancellationToken);
                else
                    _promises[index].TrySetException(result.Error);
            }
        }
    }
}
