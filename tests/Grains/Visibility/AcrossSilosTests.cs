using Microsoft.Extensions.DependencyInjection;
using Nexus.Grains.Moderation;
using Nexus.Grains.Paging;
using Nexus.Grains.Posts;
using Nexus.Grains.Users;
using Nexus.Grains.Visibility;
using Nexus.Rig.Cluster;
using Nexus.Storage.Ids;
using Nexus.Storage.Reads;
using Orleans.TestingHost;
using PostVisibility = Nexus.Grains.Posts.Visibility;

namespace Nexus.Grains.Tests.Visibility;

/// <summary>
/// Each silo decides by what its own grains have published and by what others' grains answer: whatever changes somebody's standing is seen in both as soon as it is answered.
/// </summary>
public sealed class AcrossSilosTests
{
    /// <summary>Enough that authors, viewers and posts stand in every combination of two silos.</summary>
    private const int Couples = 8;

    [Fact]
    public async Task Every_silo_sees_a_change_of_standing_once_it_is_answered()
    {
        await using var own = await OwnCluster.StartAsync(silos: 2);
        var moderator = await own.Cluster.SignUpAsAsync(UserRole.Moderator);
        var couples = await Task.WhenAll(Enumerable.Range(0, Couples).Select(_ => MeetAsync(own.Cluster)));
        // What each couple's viewer sees after each step: the person, a public post, a post for followers, a comment on somebody's post.
        (string Act, Func<Couple, Task> ActAsync, string Seen)[] steps =
        [
            ("nothing", _ => Task.CompletedTask, "person public - comment"),
            ("follow", couple => couple.Viewer.FollowAsync(couple.Author), "person public followers comment"),
            ("becoming private", couple => couple.Author.BePrivateAsync(), "person public followers comment"),
            ("unfollow", couple => couple.Viewer.User.UnfollowAsync(couple.Author.Id), "person - - comment"),
            ("request", couple => couple.Viewer.FollowAsync(couple.Author), "person - - comment"),
            ("acceptance", couple => couple.Author.User.AcceptFollowRequestAsync(couple.Viewer.Id), "person public followers comment"),
            ("removal of the follower", couple => couple.Author.User.RemoveFollowerAsync(couple.Viewer.Id), "person - - comment"),
            ("becoming public", couple => couple.Author.BePrivateAsync(false), "person public - comment"),
            ("block by the author", couple => couple.Author.User.BlockAsync(couple.Viewer.Id), "- - - -"),
            ("its end", couple => couple.Author.User.UnblockAsync(couple.Viewer.Id), "person public - comment"),
            ("block by the viewer", couple => couple.Viewer.User.BlockAsync(couple.Author.Id), "- - - -"),
            ("its end", couple => couple.Viewer.User.UnblockAsync(couple.Author.Id), "person public - comment"),
            ("suspension", couple => couple.Author.Account.SuspendAsync(new Suspension(moderator.Id, null, "as a test")), "- - - -"),
            ("its end", couple => couple.Author.Account.SuspendAsync(new Suspension(moderator.Id, own.Cluster.Time.GetUtcNow().AddDays(-1), "as a test")), "person public - comment"),
            ("removal of the post", couple => own.Cluster.Post(couple.Public).RemoveAsync(new PostRemoval(moderator.Id, "as a test")), "person - - comment"),
            ("leaving", couple => couple.Author.Account.LeaveAsync(Person.Password), "- - - -"),
        ];
        foreach (var (act, actAsync, seen) in steps)
        {
            await Task.WhenAll(couples.Select(actAsync));
            foreach (var silo in own.Cluster.Silos.Silos.Cast<InProcessSiloHandle>())
                foreach (var couple in couples)
                    Assert.Equal((act, silo.Name, seen), (act, silo.Name, await DescribeAsync(silo.SiloHost.Services, couple)));
        }
    }

    private static async Task<Couple> MeetAsync(NexusCluster cluster)
    {
        var (author, viewer, host) = (await cluster.SignUpAsync(), await cluster.SignUpAsync(), await cluster.SignUpAsync());
        var hosted = await host.PostAsync();
        var comment = await cluster.CommentAsync(hosted, author);
        return new Couple(author, viewer, (await author.PostAsync()).Id, (await author.PostAsync(visibility: PostVisibility.Followers)).Id, comment.Id);
    }

    /// <summary>What the viewer gets of one silo.</summary>
    private static async Task<string> DescribeAsync(IServiceProvider silo, Couple couple)
    {
        var viewer = couple.Viewer.Viewer;
        var (audience, pages, grains) = (silo.GetRequiredService<Audience>(), silo.GetRequiredService<PostPages>(), silo.GetRequiredService<IGrainFactory>());
        var person = await audience.FindPersonAsync(viewer, couple.Author.Id) is not null;
        var people = await audience.FilterAsync(viewer, [couple.Author.Id]);
        Assert.Equal(person, people.Contains(couple.Author.Id));
        var posts = await pages.ViewAsync([couple.Public, couple.ForFollowers], viewer, Place.List);
        var alone = await grains.GetGrain<IPostGrain>(couple.Public.Value).GetAsync(viewer);
        Assert.Equal(alone is not null, posts[0] is not null);
        var profile = await grains.GetGrain<IUserGrain>(couple.Author.Id.Value).ListPostsAsync(viewer, new PageRequest(5));
        Assert.Equal(posts.OfType<PostView>().Select(post => post.Id).Order(), profile.Entries.Select(entry => entry.Value.Id).Order());
        var comment = await grains.GetGrain<IPostGrain>(couple.Comment.Post.Value).GetCommentAsync(couple.Comment, viewer);
        return $"{(person ? "person" : "-")} {(posts[0] is null ? "-" : "public")} {(posts[1] is null ? "-" : "followers")} {(comment is null ? "-" : "comment")}";
    }

    private sealed record Couple(Person Author, Person Viewer, PostId Public, PostId ForFollowers, CommentId Comment);
}
