using Nexus.Grains.Errors;
using Nexus.Grains.Moderation;
using Nexus.Grains.Posts;
using Nexus.Rig.Cluster;
using Nexus.Storage.Reads;
using PostVisibility = Nexus.Grains.Posts.Visibility;

namespace Nexus.Grains.Tests.Moderation;

[Collection(SharedCluster.Name)]
public sealed class ReportTests(SharedCluster shared)
{
    private readonly NexusCluster _cluster = shared.Cluster;

    [Fact]
    public async Task Reporting_a_post_again_is_the_same_report()
    {
        var (author, reader, other) = (await _cluster.SignUpAsync(), await _cluster.SignUpAsync(), await _cluster.SignUpAsync());
        var post = await author.PostAsync();

        var report = await _cluster.Post(post).ReportAsync(reader.Id, "  spam ");
        var again = await _cluster.Post(post).ReportAsync(reader.Id, "still spam");
        var others = await _cluster.Post(post).ReportAsync(other.Id, "spam");

        Assert.Equal(report, again);
        Assert.NotEqual(report, others);
        Assert.Equal([[report, reader.Id.Value, "spam", true], [others, other.Id.Value, "spam", true]], await ListAsync(post));
    }

    [Fact]
    public async Task Many_reports_at_once_by_one_person_are_one()
    {
        var (author, reader) = (await _cluster.SignUpAsync(), await _cluster.SignUpAsync());
        var post = await author.PostAsync();

        var reports = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _cluster.Post(post).ReportAsync(reader.Id, "spam")));

        Assert.Single(reports.Distinct());
        Assert.Single(await ListAsync(post));
    }

    [Fact]
    public async Task What_is_not_there_for_a_person_they_can_not_report()
    {
        var (author, stranger) = (await _cluster.SignUpAsync(), await _cluster.SignUpAsync());
        var post = await author.PostAsync("for friends", PostVisibility.Followers);

        await Assert.ThrowsAsync<NotFoundException>(() => _cluster.Post(post).ReportAsync(stranger.Id, "spam"));
    }

    [Fact]
    public async Task Reason_is_text_of_at_most_a_thousand_characters()
    {
        var (author, reader) = (await _cluster.SignUpAsync(), await _cluster.SignUpAsync());
        var post = await author.PostAsync();

        foreach (var reason in new[] { "", " ", "bell\a", new string('x', 1_001) })
            Assert.Equal("reason", (await Assert.ThrowsAsync<ValidationException>(() => _cluster.Post(post).ReportAsync(reader.Id, reason))).Field);
        // A thousand grapheme clusters of two code points each.
        await _cluster.Post(post).ReportAsync(reader.Id, string.Concat(Enumerable.Repeat("e\u0332", 1_000)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Reports_are_closed_when_their_post_goes(bool byModerator)
    {
        var (author, reader, moderator) = (await _cluster.SignUpAsync(), await _cluster.SignUpAsync(), await _cluster.SignUpAsAsync(UserRole.Moderator));
        var post = await author.PostAsync();
        var report = await _cluster.Post(post).ReportAsync(reader.Id, "spam");

        if (byModerator)
            await _cluster.Post(post).RemoveAsync(new PostRemoval(moderator.Id, "so it is"));
        else
            await author.User.DeletePostAsync(post.Id);

        Assert.Equal([[report, reader.Id.Value, "spam", false]], await ListAsync(post));
    }

    private Task<IReadOnlyList<object[]>> ListAsync(PostView post) =>
        shared.Database.QueryAsync($"select id, reporter_id, reason, closed_at is null from reports where post_id = {post.Id.Value} order by id");
}
