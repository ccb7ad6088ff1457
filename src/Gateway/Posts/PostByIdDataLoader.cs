using Nexus.Gateway.Batching;
using Nexus.Grains.Posts;
using Nexus.Grains.Visibility;
using Nexus.Storage.Ids;

namespace Nexus.Gateway.Posts;

/// <summary>Posts as their viewers see them; what is not there for a viewer has no entry.</summary>
public sealed class PostByIdDataLoader(IGrainFactory grains, IBatchScheduler batchScheduler, DataLoaderOptions options)
    : BatchDataLoader<PostKey, Post>(batchScheduler, options)
{
    protected override Task<IReadOnlyDictionary<PostKey, Post>> LoadBatchAsync(IReadOnlyList<PostKey> keys, CancellationToken cancellationToken) =>
        GrainBatch.CallAsync(keys, key => grains.GetGrain<IPostGrain>(key.Post.Value).GetAsync(key.Viewer), Post.From, cancellationToken);
}

/// <summary>A post and who looks at it.</summary>
public readonly record struct PostKey(PostId Post, Viewer Viewer);
