using Nexus.Grains.Errors;
using Nexus.Grains.Paging;
using Nexus.Rig.Cluster;

namespace Nexus.Grains.Tests.Comments;

[Collection(SharedCluster.Name)]
public sealed class HiddenCommentTests(SharedCluster shared)
{
    private readonly NexusCluster _cluster = shared.Cluster;

    [Fact]
    public async Task Block_hides_the_comments_of_each_from_the_other_and_from_nobody_else()
    {
        var people = await _cluster.SignUpManyAsync(4);
        var (author, blocker, blocked, other) = (people[0], people[1], people[2], people[3]);
        var post = await author.PostAsync();
        var mine = await _cluster.CommentAsync(post, blocker, "mine");
        var theirs = await _cluster.CommentAsync(post, blocked, "theirs");
        var beneath = await _cluster.CommentAsync(post, other, "beneath", theirs.Id);
        var last = await _cluster.CommentAsync(post, other, "last");

        await blocker.User.BlockAsync(blocked.Id);

        foreach (var (viewer, hidden, seen) in new[] { (blocker, theirs, mine), (blocked, mine, theirs) })
        {
            var page = await _cluster.Post(post).ListCommentsAsync(null, viewer.Viewer, new PageRequest(2));
            Assert.Equal([seen.Id, last.Id], page.Entries.Select(entry => entry.Value.Id));
            Assert.Equal((false, 3L), (page.HasNext, page.TotalCount));
            Assert.Null(await _cluster.Post(post).GetCommentAsync(hidden.Id, viewer.Viewer));
            Assert.Empty((await _cluster.Post(post).ListCommentsAsync(hidden.Id, viewer.Viewer, new PageRequest(2))).Entries);
            await Assert.ThrowsAsync<NotFoundException>(() => _cluster.Post(post).LikeCommentAsync(hidden.Id, viewer.Id));
            await Assert.ThrowsAsync<NotFoundException>(() => _cluster.CommentAsync(post, viewer, "reply", hidden.Id));
        }

        Assert.Equal([mine.Id, theirs.Id, last.Id], (await _cluster.Post(post).ListCommentsAsync(null, other.Viewer, new PageRequest(9))).Entries.Select(entry => entry.Value.Id));
        Assert.NotNull(await _cluster.Post(post).GetCommentAsync(beneath.Id, blocker.Viewer));
    }

    [Fact]
    public async Task Pages_of_what_is_left_are_full_in_both_directions()
    {
        var people = await _cluster.SignUpManyAsync(3);
        var (author, blocker, blocked) = (people[0], people[1], people[2]);
        var post = await author.PostAsync();
        var left = new List<Storage.Ids.CommentId>();
        for (var number = 0; number < 6; number++)
        {
            left.Add((await _cluster.CommentAsync(post, author, $"{number}")).Id);
            await _cluster.CommentAsync(post, blocked, $"hidden {number}");
        }

        await blocker.User.BlockAsync(blocked.Id);
        var first = await _cluster.Post(post).ListCommentsAsync(null, blocker.Viewer, new PageRequest(4));
        var rest = await _cluster.Post(post).ListCommentsAsync(null, blocker.Viewer, new PageRequest(4, After: first.Entries[^1].Key));
        var last = await _cluster.Post(post).ListCommentsAsync(null, blocker.Viewer, new PageRequest(4, FromEnd: true));

        Assert.Equal(left, first.Entries.Concat(rest.Entries).Select(entry => entry.Value.Id));
        Assert.Equal((true, false, false), (first.HasNext, first.HasPrevious, rest.HasNext));
        Assert.Equal(left[2..], last.Entries.Select(entry => entry.Value.Id));
        Assert.Equal((true, false), (last.HasPrevious, last.HasNext));
    }
}
