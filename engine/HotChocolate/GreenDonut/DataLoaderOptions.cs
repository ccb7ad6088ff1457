namespace GreenDonut;

/// <summary>How a DataLoader batches and caches.</summary>
public sealed class DataLoaderOptions
{
    /// <summary>The most keys of one fetch, 0 for no limit; what is above goes to the next batch.</summary>
    public int MaxBatchSize { get; set; } = 1024;

    /// <summary>Where promises are kept; null means that nothing is remembered beyond its batch.</summary>
    public IPromiseCache? Cache { get; set; }
}
