using Nexus.Grains.Inboxes;
using Nexus.Grains.Paging;
using Nexus.Grains.Posts;
using Nexus.Rig.Cluster;
using Nexus.Storage.Ids;

namespace Nexus.Grains.Tests.Posts;

[Collection(SharedCluster.Name)]
public sealed class MentionTests(SharedCluster shared)
{
    private readonly NexusCluster _cluster = shared.Cluster;

    [Fact]
    public async Task People_who_exist_are_mentioned_once_in_the_texts_order()
    {
        var (author, ada, bob) = (await _cluster.SignUpAsync(), await _cluster.SignUpAsync(), await _cluster.SignUpAsync());

        var post = await author.PostAsync($"@{bob.Name} @{ada.Name.ToUpperInvariant()} @nobody_at_all @{bob.Name} me: @{author.Name}");

        Assert.Equal([bob.Id, ada.Id, author.Id], post.Mentions.People);
    }

    [Fact]
    public async Task Who_is_mentioned_is_told_once_also_when_an_edit_adds_it()
    {
        var (author, ada, bob) = (await _cluster.SignUpAsync(), await _cluster.SignUpAsync(), await _cluster.SignUpAsync());
        var (adas, bobs) = (await InboxRecorder.StartAsync(_cluster, ada), await InboxRecorder.StartAsync(_cluster, bob));
        var post = await author.PostAsync($"@{ada.Name} @{ada.Name} @{author.Name}");
        var told = await adas.NextAsync();

        await _cluster.Post(post).EditAsync(author.Id, $"@{ada.Name} and @{bob.Name}");
        var toldLater = await bobs.NextAsync();
        await _cluster.Post(post).EditAsync(author.Id, $"both: @{ada.Name} and @{bob.Name}");

        Assert.Equal((NotificationKind.Mentioned, author.Id, (PostId?)post.Id), (told.Kind, told.Actor, told.Post));
        Assert.Equal((NotificationKind.Mentioned, author.Id, (PostId?)post.Id), (toldLater.Kind, toldLater.Actor, toldLater.Post));
        Assert.Equal(
            2L, await shared.Database.ScalarAsync<long>($"select count(*) from notifications where post_id = {post.Id} and kind = 7"));
        Assert.Empty(adas.Rest());
        Assert.Equal(0, await author.Inbox.CountUnreadAsync());
    }

    [Fact]
    public async Task Nobody_is_told_any_more_when_an_edit_or_the_deletion_takes_it_back()
    {
        var (author, ada, bob) = (await _cluster.SignUpAsync(), await _cluster.SignUpAsync(), await _cluster.SignUpAsync());
        var post = await author.PostAsync($"@{ada.Name} @{bob.Name}");
        await Eventually.EqualAsync((1, 1), UnreadAsync);

        await _cluster.Post(post).EditAsync(author.Id, $"only @{bob.Name}");
        await Eventually.EqualAsync((0, 1), UnreadAsync);
        await author.User.DeletePostAsync(post.Id);
        await Eventually.EqualAsync((0, 0), UnreadAsync);

        Assert.Equal(0L, await shared.Database.ScalarAsync<long>($"select count(*) from notifications where post_id = {post.Id}"));

        async Task<(int, int)> UnreadAsync() => (await ada.Inbox.CountUnreadAsync(), await bob.Inbox.CountUnreadAsync());
    }

    [Fact]
    public async Task Who_can_not_see_a_post_is_not_told_of_it()
    {
        var (author, follower, stranger) = (await _cluster.SignUpAsync(), await _cluster.SignUpAsync(), await _cluster.SignUpAsync());
        await follower.FollowAsync(author);

        var post = await author.PostAsync($"@{stranger.Name} @{follower.Name}", Grains.Posts.Visibility.Followers);

        Assert.Equal([stranger.Id, follower.Id], post.Mentions.People);
        Assert.Equal(
            [follower.Id.Value],
            (await shared.Database.QueryAsync($"select recipient_id from notifications where post_id = {post.Id} and kind = 7")).Select(row => (long)row[0]));
    }

    [Fact]
    public async Task Who_is_quoted_is_told_until_the_quoting_post_is_gone()
    {
        var (author, other) = (await _cluster.SignUpAsync(), await _cluster.SignUpAsync());
        var inbox = await InboxRecorder.StartAsync(_cluster, author);
        var quoted = await author.PostAsync();
        var quoting = await other.User.CreatePostAsync(new NewPost("see this", Quoted: quoted.Id));
        var told = await inbox.NextAsync();

        await author.User.DeletePostAsync(quoted.Id);
        await other.User.DeletePostAsync(quoting.Id);

        Assert.Equal((NotificationKind.Quoted, other.Id, (PostId?)quoting.Id), (told.Kind, told.Actor, told.Post));
        await Eventually.EqualAsync(0, () => author.Inbox.CountUnreadAsync());
        Assert.Empty((await author.Inbox.ListAsync(false, new PageRequest(10))).Entries);
    }
}
