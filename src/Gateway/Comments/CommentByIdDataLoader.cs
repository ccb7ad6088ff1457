using Nexus.Gateway.Batching;
using Nexus.Grains.Posts;
using Nexus.Grains.Visibility;
using Nexus.Storage.Ids;

namespace Nexus.Gateway.Comments;

/// <summary>Comments as their viewers see them; what is not there for a viewer has no entry.</summary>
public sealed class CommentByIdDataLoader(IGrainFactory grains, IBatchScheduler batchScheduler, DataLoaderOptions options)
    : BatchDataLoader<CommentKey, Comment>(batchScheduler, options)
{
    protected override Task<IReadOnlyDictionary<CommentKey, Comment>> LoadBatchAsync(IReadOnlyList<CommentKey> keys, CancellationToken cancellationToken) =>
        GrainBatch.CallAsync(keys, key => grains.GetGrain<IPostGrain>(key.Comment.Post.Value).GetCommentAsync(key.Comment, key.Viewer), Comment.From, cancellationToken);
}

/// <summary>A comment and who looks at it.</summary>
public readonly record struct CommentKey(CommentId Comment, Viewer Viewer);
