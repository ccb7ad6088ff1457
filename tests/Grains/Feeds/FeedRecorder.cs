using System.Threading.Channels;
using Nexus.Grains.Feeds;
using Nexus.Rig.Cluster;
using Nexus.Storage.Ids;

namespace Nexus.Grains.Tests.Feeds;

/// <summary>Somebody who watches a feed: a test waits for the next post instead of for time to pass.</summary>
internal sealed class FeedRecorder : IFeedObserver
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);
    private readonly Channel<PostId> _posts = Channel.CreateUnbounded<PostId>();

    public IFeedObserver Reference { get; private set; } = null!;

    /// <summary>What was missed; null where that could not be told.</summary>
    public IReadOnlyList<PostId>? Missed { get; private set; }

    public static async Task<FeedRecorder> StartAsync(NexusCluster cluster, Person person, PostId? after = null)
    {
        var recorder = new FeedRecorder();
        recorder.Reference = cluster.Grains.CreateObjectReference<IFeedObserver>(recorder);
        recorder.Missed = (await person.Feed.SubscribeAsync(recorder.Reference, after))?.Missed;
        return recorder;
    }

    public Task OnPostAddedAsync(PostId post)
    {
        _posts.Writer.TryWrite(post);
        return Task.CompletedTask;
    }

    public async Task<PostId> NextAsync() => await _posts.Reader.ReadAsync().AsTask().WaitAsync(s_patience);

    public async Task<PostId[]> NextAsync(int count)
    {
        var received = new PostId[count];
        for (var index = 0; index < count; index++)
            received[index] = await NextAsync();
        return received;
    }
}
