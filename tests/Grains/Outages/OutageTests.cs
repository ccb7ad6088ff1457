using Nexus.Grains.Comments;
using Nexus.Grains.Paging;
using Nexus.Grains.Visibility;
using Nexus.Rig.Cluster;
using Nexus.Rig.Postgres;
using Nexus.Storage;
using Nexus.Storage.Migrations;

namespace Nexus.Grains.Tests.Outages;

public sealed class OutageTests
{
    [Fact]
    public async Task While_the_database_is_away_changes_are_refused_and_reads_go_on_and_afterwards_all_works()
    {
        await using var postgres = TestServer.CreateCluster();
        await postgres.StartAsync();
        await postgres.EnsureDatabaseAsync("nexus");
        await DatabaseMigrator.MigrateAsync(postgres.ConnectionString("nexus"));
        await using var cluster = await NexusCluster.StartAsync(
            postgres.ConnectionString("nexus"), 1, ("Storage:NodeLease:Duration", "00:10:00"),
            ("Storage:Journal:Deadline", "00:00:03"), ("Storage:CommandTimeout", "00:00:03"));
        var (author, fan) = (await cluster.SignUpAsync(), await cluster.SignUpAsync());
        await fan.FollowAsync(author);
        var post = await author.PostAsync();
        await fan.Feed.ReadAsync(new PageRequest(5));

        await postgres.StopAsync();
        await Assert.ThrowsAsync<StorageUnavailableException>(() => cluster.Post(post).LikeAsync(fan.Id));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => author.PostAsync("lost"));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => cluster.Post(post).AddCommentAsync(fan.Id, new NewComment("lost")));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => author.User.FollowAsync(fan.Id));
        Assert.Equal(post, await cluster.Post(post).GetAsync(Viewer.Anonymous));
        Assert.Equal([post], (await fan.Feed.ReadAsync(new PageRequest(5))).Entries.Select(entry => entry.Value));
        Assert.Equal(1, (await author.User.GetProfileAsync())!.PostCount);

        await postgres.StartAsync();
        var liked = await Retry(() => cluster.Post(post).LikeAsync(fan.Id));
        var comment = await cluster.CommentAsync(post, fan);

        Assert.Equal((1L, true), (liked.LikeCount, liked.ViewerHasLiked));
        Assert.Equal(comment, await cluster.Post(post).GetCommentAsync(comment.Id, Viewer.Anonymous));
    }

    /// <summary>As a client does: what is refused for now is tried again.</summary>
    private static async Task<T> Retry<T>(Func<Task<T>> attempt)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                return await attempt();
            }
            catch (StorageUnavailableException) when (tries < 10)
            {
                // The pool may still hold connections of before.
            }
        }
    }
}
