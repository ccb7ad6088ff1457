using Nexus.Gateway.Batching;
using Nexus.Grains.Hashtags;

namespace Nexus.Gateway.Hashtags;

/// <summary>Hashtags by their normal form; one that no public post has is left out.</summary>
public sealed class HashtagByTagDataLoader(HashtagViews views, IBatchScheduler batchScheduler, DataLoaderOptions options)
    : BatchDataLoader<string, Hashtag>(batchScheduler, options)
{
    protected override Task<IReadOnlyDictionary<string, Hashtag>> LoadBatchAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken) =>
        GrainBatch.CallAsync(keys, views.GetAsync, Hashtag.From, cancellationToken);
}
