using Nexus.Grains.Comments;
using Nexus.Grains.Errors;
using Nexus.Grains.Paging;
using Nexus.Grains.Visibility;
using Nexus.Rig.Cluster;
using Nexus.Storage.Ids;

namespace Nexus.Grains.Tests.Comments;

[Collection(SharedCluster.Name)]
public sealed class CommentTests(SharedCluster shared)
{
    private readonly NexusCluster _cluster = shared.Cluster;

    [Fact]
    public async Task Comments_are_listed_oldest_first_and_replies_under_what_they_reply_to()
    {
        var (author, other) = (await _cluster.SignUpAsync(), await _cluster.SignUpAsync());
        var post = await author.PostAsync();
        var first = await _cluster.CommentAsync(post, other, "first");
        var second = await _cluster.CommentAsync(post, author, "second");
        var reply = await _cluster.CommentAsync(post, author, "reply", first.Id);

        var top = await _cluster.Post(post).ListCommentsAsync(null, Viewer.Anonymous, new PageRequest(10));
        var replies = await _cluster.Post(post).ListCommentsAsync(first.Id, Viewer.Anonymous, new PageRequest(10));

        Assert.Equal([first with { ReplyCount = 1 }, second], top.Entries.Select(entry => entry.Value));
        Assert.Equal((2L, false, false), (top.TotalCount, top.HasNext, top.HasPrevious));
        Assert.Equal([reply], replies.Entries.Select(entry => entry.Value));
        Assert.Equal(3, (await _cluster.Post(post).GetAsync(Viewer.Anonymous))!.CommentCount);
    }

    [Fact]
    public async Task A_retry_with_the_same_key_returns_the_first_comment()
    {
        var author = await _cluster.SignUpAsync();
        var post = await author.PostAsync();

        var first = await _cluster.Post(post).AddCommentAsync(author.Id, new NewComment("once", IdempotencyKey: "key"));
        var retry = await _cluster.Post(post).AddCommentAsync(author.Id, new NewComment("again", IdempotencyKey: "key"));

        Assert.Equal(first, retry);
        Assert.Equal(1, (await _cluster.Post(post).GetAsync(Viewer.Anonymous))!.CommentCount);
    }

    [Fact]
    public async Task What_is_not_there_can_not_be_replied_to()
    {
        var author = await _cluster.SignUpAsync();
        var post = await author.PostAsync();
        var elsewhere = await _cluster.CommentAsync(await author.PostAsync(), author);

        await Assert.ThrowsAsync<NotFoundException>(() => _cluster.CommentAsync(post, author, replyTo: elsewhere.Id));
        await Assert.ThrowsAsync<NotFoundException>(() => _cluster.CommentAsync(post, author, replyTo: new CommentId(post.Id, 81)));
        await Assert.ThrowsAsync<ValidationException>(() => _cluster.CommentAsync(post, author, " "));

        Assert.Equal(0, (await _cluster.Post(post).GetAsync(Viewer.Anonymous))!.CommentCount);
    }

    [Fact]
    public async Task Beyond_the_window_in_memory_pages_come_from_storage_in_both_directions()
    {
        await using var own = await OwnCluster.StartAsync(("CommentWindow", 3));
        var author = await own.Cluster.SignUpAsync();
        var post = await author.PostAsync();
        var written = new List<CommentView>();
        for (var number = 0; number < 7; number++)
            written.Add(await own.Cluster.CommentAsync(post, author, $"comment {number}"));

        var forward = await ListAsync(own.Cluster, post.Id, new PageRequest(3, After: written[1].Id.Number));
        var backward = await ListAsync(own.Cluster, post.Id, new PageRequest(3, Before: written[5].Id.Number, FromEnd: true));

        Assert.Equal(written[2..5], forward.Entries.Select(entry => entry.Value));
        Assert.Equal(written[2..5], backward.Entries.Select(entry => entry.Value));
        Assert.Equal((true, true, 7L), (forward.HasNext, forward.HasPrevious, forward.TotalCount));
        Assert.Equal(written[0], await own.Cluster.Post(post).GetCommentAsync(written[0].Id, Viewer.Anonymous));
    }

    private static Task<Page<CommentView>> ListAsync(NexusCluster cluster, PostId post, PageRequest request) =>
        cluster.Post(post).ListCommentsAsync(null, Viewer.Anonymous, request);
}
