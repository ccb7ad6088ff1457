using Nexus.Grains.Posts;
using Nexus.Grains.Visibility;
using Nexus.Storage.Ids;

namespace Nexus.Gateway.Posts;

/// <summary>Posts as their viewers see them; what is not there for a viewer has no entry.</summary>
public sealed class PostByIdDataLoader(PostViews posts, IBatchScheduler batchScheduler, DataLoaderOptions options)
    : BatchDataLoader<PostKey, Post>(batchScheduler, options)
{
    protected override async Task<IReadOnlyDictionary<PostKey, Post>> LoadBatchAsync(IReadOnlyList<PostKey> keys, CancellationToken cancellationToken)
    {
        var found = new Dictionary<PostKey, Post>(keys.Count);
        foreach (var ofViewer in keys.GroupBy(key => key.Viewer))
        {
            var ids = ofViewer.Select(key => key.Post).ToArray();
            var views = await posts.ListAsync(ids, ofViewer.Key);
            for (var index = 0; index < ids.Length; index++)
                if (views[index] is { } view)
                    found[new PostKey(ids[index], ofViewer.Key)] = Post.From(view);
        }

        return found;
    }
}

/// <summary>A post and who looks at it.</summary>
public readonly record struct PostKey(PostId Post, Viewer Viewer);
