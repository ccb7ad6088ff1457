using Nexus.Grains.Errors;
using Nexus.Grains.Posts;
using Nexus.Grains.Visibility;
using Nexus.Rig.Cluster;
using Nexus.Storage.Ids;

namespace Nexus.Grains.Tests.Posts;

[Collection(SharedCluster.Name)]
public sealed class EditTests(SharedCluster shared)
{
    private readonly NexusCluster _cluster = shared.Cluster;

    [Fact]
    public async Task A_post_shows_its_new_text_and_keeps_the_former_ones()
    {
        var author = await _cluster.SignUpAsync();
        var post = await author.PostAsync("first");

        var second = await _cluster.Post(post).EditAsync(author.Id, " second ");
        var third = await _cluster.Post(post).EditAsync(author.Id, "third");

        Assert.Equal(post with { Text = "third", EditedAt = third.EditedAt }, third);
        Assert.Equal(third, await _cluster.Post(post).GetAsync(Viewer.Anonymous));
        Assert.Equal(
            [new("first", post.CreatedAt), new PostRevision("second", second.EditedAt!.Value)], await _cluster.Post(post).ListRevisionsAsync(Viewer.Anonymous));
    }

    [Fact]
    public async Task The_same_text_again_is_no_edit()
    {
        var author = await _cluster.SignUpAsync();
        var post = await author.PostAsync("caf\u00e9");

        Assert.Equal(post, await _cluster.Post(post).EditAsync(author.Id, " cafe\u0301\n"));
        Assert.Empty(await _cluster.Post(post).ListRevisionsAsync(Viewer.Anonymous));
    }

    [Fact]
    public async Task Only_its_author_edits_a_post_and_only_to_an_acceptable_text()
    {
        var (author, other) = (await _cluster.SignUpAsync(), await _cluster.SignUpAsync());
        var post = await author.PostAsync();
        var hidden = await author.PostAsync("hidden", Grains.Posts.Visibility.Followers);

        await Assert.ThrowsAsync<ForbiddenException>(() => _cluster.Post(post).EditAsync(other.Id, "mine"));
        await Assert.ThrowsAsync<NotFoundException>(() => _cluster.Post(hidden).EditAsync(other.Id, "mine"));
        await Assert.ThrowsAsync<ValidationException>(() => _cluster.Post(post).EditAsync(author.Id, " "));
        await Assert.ThrowsAsync<NotFoundException>(() => _cluster.Post(new PostId(81)).EditAsync(author.Id, "nothing"));

        Assert.Equal(post, await _cluster.Post(post).GetAsync(Viewer.Anonymous));
        Assert.Empty(await _cluster.Post(hidden).ListRevisionsAsync(other.Viewer));
    }

    [Fact]
    public async Task Edits_at_once_happen_one_after_the_other()
    {
        var author = await _cluster.SignUpAsync();
        var post = await author.PostAsync("0");

        await Task.WhenAll(Enumerable.Range(1, 20).Select(number => _cluster.Post(post).EditAsync(author.Id, $"{number}")));

        var now = await _cluster.Post(post).GetAsync(Viewer.Anonymous);
        var former = await _cluster.Post(post).ListRevisionsAsync(Viewer.Anonymous);
        Assert.Equal("0", former[0].Text);
        Assert.Equal(Enumerable.Range(0, 21).Select(number => $"{number}").Order(), former.Select(revision => revision.Text).Append(now!.Text).Order());
    }

    [Fact]
    public async Task An_edited_post_survives_a_restart()
    {
        await using var own = await OwnCluster.StartAsync();
        var (author, friend) = (await own.Cluster.SignUpAsync(), await own.Cluster.SignUpAsync());
        var post = await author.PostAsync($"#first with @{friend.Name}");
        var edited = await own.Cluster.Post(post).EditAsync(author.Id, $"#second with @{friend.Name} and @{author.Name}");
        var revisions = await own.Cluster.Post(post).ListRevisionsAsync(Viewer.Anonymous);

        await own.Cluster.RestartAsync();

        Assert.Equal([friend.Id, author.Id], edited.Mentions.People);
        Assert.Equal(edited, await own.Cluster.Post(post).GetAsync(Viewer.Anonymous));
        Assert.Equal(revisions, await own.Cluster.Post(post).ListRevisionsAsync(Viewer.Anonymous));
        Assert.Single(revisions);
    }
}
