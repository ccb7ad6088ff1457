using Nexus.Gateway.Batching;
using Nexus.Grains.Posts;

namespace Nexus.Gateway.Posts;

/// <summary>The former texts of posts, oldest first.</summary>
public sealed class RevisionsByPostDataLoader(IGrainFactory grains, IBatchScheduler batchScheduler, DataLoaderOptions options)
    : BatchDataLoader<PostKey, IReadOnlyList<PostRevision>>(batchScheduler, options)
{
    protected override Task<IReadOnlyDictionary<PostKey, IReadOnlyList<PostRevision>>> LoadBatchAsync(
        IReadOnlyList<PostKey> keys, CancellationToken cancellationToken) =>
        GrainBatch.CallAsync<PostKey, IReadOnlyList<PostRevision>, IReadOnlyList<PostRevision>>(
            keys, async key => await grains.GetGrain<IPostGrain>(key.Post.Value).ListRevisionsAsync(key.Viewer), static revisions => revisions, cancellationToken);
}
