using Nexus.Gateway.Batching;
using Nexus.Grains.Comments;
using Nexus.Grains.Posts;
using Nexus.Grains.Visibility;
using Nexus.Storage.Ids;

namespace Nexus.Gateway.Comments;

/// <summary>Comments as their viewers see them, those of one post in one call; what is not there for a viewer has no entry.</summary>
public sealed class CommentByIdDataLoader(IGrainFactory grains, IBatchScheduler batchScheduler, DataLoaderOptions options)
    : BatchDataLoader<CommentKey, Comment>(batchScheduler, options)
{
    protected override async Task<IReadOnlyDictionary<CommentKey, Comment>> LoadBatchAsync(IReadOnlyList<CommentKey> keys, CancellationToken cancellationToken)
    {
        var ofPosts = keys.GroupBy(key => (key.Comment.Post, key.Viewer), key => key.Comment).ToArray();
        var found = await GrainBatch.CallAsync(
            ofPosts,
            async asked => (IReadOnlyList<CommentView>?)await grains.GetGrain<IPostGrain>(asked.Key.Post.Value).FindCommentsAsync([.. asked], asked.Key.Viewer),
            static views => views,
            cancellationToken);
        return found
            .SelectMany(answer => answer.Value.Select(view => (Key: new CommentKey(view.Id, answer.Key.Key.Viewer), View: view)))
            .ToDictionary(comment => comment.Key, comment => Comment.From(comment.View));
    }
}

/// <summary>A comment and who looks at it.</summary>
public readonly record struct CommentKey(CommentId Comment, Viewer Viewer);
