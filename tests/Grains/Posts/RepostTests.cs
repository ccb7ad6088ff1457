using Nexus.Grains.Errors;
using Nexus.Grains.Inboxes;
using Nexus.Grains.Visibility;
using Nexus.Rig.Cluster;
using Nexus.Storage.Ids;

namespace Nexus.Grains.Tests.Posts;

[Collection(SharedCluster.Name)]
public sealed class RepostTests(SharedCluster shared)
{
    private readonly NexusCluster _cluster = shared.Cluster;

    [Fact]
    public async Task A_repost_counts_once_however_often_it_is_repeated()
    {
        var (author, fan) = (await _cluster.SignUpAsync(), await _cluster.SignUpAsync());
        var post = await author.PostAsync();

        await _cluster.Post(post).RepostAsync(fan.Id);
        var reposted = await _cluster.Post(post).RepostAsync(fan.Id);

        Assert.Equal(post with { RepostCount = 1, ViewerHasReposted = true }, reposted);
        Assert.Equal(post with { RepostCount = 1 }, await _cluster.Post(post).GetAsync(author.Viewer));
        Assert.Equal(post, await _cluster.Post(post).UndoRepostAsync(fan.Id));
        Assert.Equal(post, await _cluster.Post(post).UndoRepostAsync(fan.Id));
    }

    [Fact]
    public async Task The_author_is_told_of_a_repost_and_no_more_when_it_is_undone()
    {
        var (author, fan) = (await _cluster.SignUpAsync(), await _cluster.SignUpAsync());
        var inbox = await InboxRecorder.StartAsync(_cluster, author);
        var post = await author.PostAsync();

        await _cluster.Post(post).RepostAsync(author.Id);
        await _cluster.Post(post).RepostAsync(fan.Id);
        var told = await inbox.NextAsync();
        await _cluster.Post(post).UndoRepostAsync(fan.Id);

        Assert.Equal((NotificationKind.Reposted, fan.Id, 1, (PostId?)post.Id), (told.Kind, told.Actor, told.ActorCount, told.Post));
        await Eventually.EqualAsync(0, () => author.Inbox.CountUnreadAsync());
        Assert.Equal(1, (await _cluster.Post(post).GetAsync(Viewer.Anonymous))!.RepostCount);
    }

    [Fact]
    public async Task What_is_for_followers_is_not_passed_on()
    {
        var (author, follower, stranger) = (await _cluster.SignUpAsync(), await _cluster.SignUpAsync(), await _cluster.SignUpAsync());
        await follower.FollowAsync(author);
        var post = await author.PostAsync("for friends", Grains.Posts.Visibility.Followers);

        await Assert.ThrowsAsync<ForbiddenException>(() => _cluster.Post(post).RepostAsync(follower.Id));
        await Assert.ThrowsAsync<ForbiddenException>(() => _cluster.Post(post).RepostAsync(author.Id));
        await Assert.ThrowsAsync<NotFoundException>(() => _cluster.Post(post).RepostAsync(stranger.Id));
        Assert.Equal(post, await _cluster.Post(post).UndoRepostAsync(follower.Id));
    }

    [Fact]
    public async Task Posts_of_a_private_person_are_not_passed_on()
    {
        await using var own = await OwnCluster.StartAsync();
        var (author, follower) = (await own.Cluster.SignUpAsync(), await own.Cluster.SignUpAsync());
        await follower.FollowAsync(author);
        var post = await author.PostAsync();
        await own.Database.ExecuteAsync($"update users set is_private = true where id = {author.Id}");
        await own.Cluster.RestartAsync();

        await Assert.ThrowsAsync<ForbiddenException>(() => own.Cluster.Post(post).RepostAsync(follower.Id));
        await Assert.ThrowsAsync<ForbiddenException>(() => own.Cluster.Post(post).RepostAsync(author.Id));
        Assert.Equal(post, await own.Cluster.Post(post).GetAsync(follower.Viewer));
    }
}
