namespace Nexus.Gateway.Batching;

/// <summary>Many grains, one call each: what a data loader's batch is.</summary>
internal static class GrainBatch
{
    /// <summary>How many calls of one batch are under way at a time.</summary>
    private const int Width = 64;

    /// <summary>What the answers are outside, by key; a key without an answer is left out.</summary>
    public static async Task<IReadOnlyDictionary<TKey, TValue>> CallAsync<TKey, TAnswer, TValue>(
        IReadOnlyList<TKey> keys, Func<TKey, Task<TAnswer?>> call, Func<TAnswer, TValue> toValue, CancellationToken cancellationToken)
        where TKey : notnull
        where TAnswer : class
    {
        var found = new Dictionary<TKey, TValue>(keys.Count);
        for (var start = 0; start < keys.Count; start += Width)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var calls = new Task<TAnswer?>[Math.Min(Width, keys.Count - start)];
            for (var index = 0; index < calls.Length; index++)
                calls[index] = call(keys[start + index]);
            var answers = await Task.WhenAll(calls);
            for (var index = 0; index < answers.Length; index++)
                if (answers[index] is { } answer)
                    found[keys[start + index]] = toValue(answer);
        }

        return found;
    }
}
