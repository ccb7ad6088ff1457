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
        GrainBatch.CallAsync(keys, LoadOneAsync, cancellationToken);

    private async Task<Post?> LoadOneAsync(PostKey key) =>
        await grains.GetGrain<IPostGrain>(key.Post.Value).GetAsync(key.Viewer) is { } view ? Post.From(view) : null;
}

/// <summary>A post and who looks at it.</summary>
public readonly record struct PostKey(PostId Post, Viewer Viewer);
