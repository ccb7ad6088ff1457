namespace Nexus.Gateway.Batching;

/// <summary>Many grains, one call each: what a data loader's batch is.</summary>
internal static class GrainBatch
{
    /// <summary>How many calls of one batch are under way at a time.</summary>
    private const int Width = 64;

    /// <summary>The answers by key; a key without an answer is left out.</summary>
    public static async Task<IReadOnlyDictionary<TKey, TValue>> CallAsync<TKey, TValue>(
        IReadOnlyList<TKey> keys, Func<TKey, Task<TValue?>> call, CancellationToken cancellationToken)
        where TKey : notnull
        where TValue : class
    {
        var found = new Dictionary<TKey, TValue>(keys.Count);
        foreach (var chunk in keys.Chunk(Width))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var answers = await Task.WhenAll(Array.ConvertAll(chunk, key => call(key)));
            for (var index = 0; index < chunk.Length; index++)
                if (answers[index] is { } answer)
                    found[chunk[index]] = answer;
        }

        return found;
    }
}
