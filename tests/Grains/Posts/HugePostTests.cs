using Nexus.Grains.Comments;
using Nexus.Grains.Paging;
using Nexus.Grains.Posts;
using Nexus.Grains.Visibility;
using Nexus.Rig.Cluster;
using Nexus.Rig.Invariants;
using Nexus.Rig.Postgres;
using Nexus.Storage.Ids;

namespace Nexus.Grains.Tests.Posts;

/// <summary>A post that a million people like, and one with a hundred thousand comments: little of them is in memory, and all of it is right.</summary>
public sealed class HugePostTests
{
    private const int Likes = 1_000_000, Comments = 100_000, Replies = 10_000;

    [Fact]
    public async Task Post_with_a_million_likes_is_counted_liked_and_paged()
    {
        await using var own = await OwnCluster.StartAsync();
        var people = await own.Cluster.SignUpManyAsync(62);
        var post = await people[0].PostAsync("everybody likes it");
        // At either end and in the middle stand people who exist; pages of others would be of nobody.
        var likers = people.Skip(2).ToArray();
        await own.Database.ExecuteAsync($"""
            drop index edges_from, edges_to;
            insert into edges (kind, source, target, key, created_at)
            select 2, n, {post.Id}, 1000 + n * 10, '2026-01-01' from generate_series(1, {Likes - likers.Length}) n;
            insert into edges (kind, source, target, key, created_at)
            select 2, id, {post.Id}, case when n <= 20 then n when n <= 40 then 5000000 + n else 1000000000 + n end, '2026-01-01'
            from unnest(array[{string.Join(", ", likers.Select(liker => liker.Id))}]) with ordinality t (id, n);
            insert into post_counters values ({post.Id}, 1, {Likes}, 1);
            create index edges_from on edges (kind, source, key desc) include (target);
            create index edges_to on edges (kind, target, key desc) include (source);
            """);
        await own.Cluster.RestartAsync();
        using var traffic = new SqlTraffic(own.Database.ConnectionString);
        var grain = own.Cluster.Post(post);
        // Who looks is in memory before the post.
        await people[1].User.GetProfileAsync();
        traffic.Take();
        traffic.TakeBytes();

        Assert.Equal(Likes, (await grain.GetAsync(people[1].Viewer))!.LikeCount);
        Assert.InRange(traffic.TakeBytes(), 1, 20_000);
        Assert.InRange(traffic.Take().Count, 1, 10);

        Assert.Equal(likers[40..].Reverse().Take(10).Select(liker => liker.Id), await ListAsync(new PageRequest(10)));
        Assert.Equal(likers[20..40].Reverse().Take(10).Select(liker => liker.Id), await ListAsync(new PageRequest(10, After: 5_000_050)));
        Assert.Equal(likers[..20].Take(10).Select(liker => liker.Id).Reverse(), await ListAsync(new PageRequest(10, FromEnd: true)));
        Assert.Equal((Likes, true), await LikedByAsync(likers[0], grain.LikeAsync(likers[0].Id)));
        Assert.Equal((Likes + 1, true), await LikedByAsync(people[1], grain.LikeAsync(people[1].Id)));
        Assert.Equal((Likes, false), await LikedByAsync(likers[0], grain.UnlikeAsync(likers[0].Id)));
        Assert.Equal(Likes, await own.Database.ScalarAsync<long>($"select count(*) from edges where kind = 2 and target = {post.Id}"));
        Assert.Equal(Likes, (await grain.ListLikersAsync(Viewer.Anonymous, new PageRequest(1))).TotalCount);
        Assert.InRange(traffic.TakeBytes(), 1, 200_000);

        async Task<IEnumerable<UserId>> ListAsync(PageRequest request) => (await grain.ListLikersAsync(Viewer.Anonymous, request)).Entries.Select(entry => entry.Value);

        async Task<(long Count, bool IsLiked)> LikedByAsync(Person person, Task<PostView> act)
        {
            await act;
            var view = (await grain.GetAsync(person.Viewer))!;
            return (view.LikeCount, view.ViewerHasLiked);
        }
    }

    [Fact]
    public async Task Post_with_a_hundred_thousand_comments_is_counted_written_and_paged()
    {
        await using var own = await OwnCluster.StartAsync();
        var people = await own.Cluster.SignUpManyAsync(20);
        var post = await people[0].PostAsync("everybody says something");
        await own.Database.ExecuteAsync($"""
            insert into comments (post_id, number, author_id, text, reply_to, created_at)
            select {post.Id}, n, (array[{string.Join(", ", people.Select(person => person.Id))}])[n % 20 + 1], 'comment ' || n, case when n % 10 = 0 then 1 end, '2026-01-01'
            from generate_series(1, {Comments}) n;
            insert into post_counters values ({post.Id}, 2, {Comments}, 1), ({post.Id}, 4, {Comments - Replies}, 1);
            insert into comment_counters values (1, 1, {Replies}, 1);
            """);
        await own.Cluster.RestartAsync();
        using var traffic = new SqlTraffic(own.Database.ConnectionString);
        var (grain, first) = (own.Cluster.Post(post), new CommentId(post.Id, 1));
        traffic.TakeBytes();

        Assert.Equal(Comments, (await grain.GetAsync(Viewer.Anonymous))!.CommentCount);
        // The newest five hundred, and no more.
        Assert.InRange(traffic.TakeBytes(), 1, 200_000);

        Assert.Equal((Comments - Replies, "1 2 3"), await ListAsync(null, new PageRequest(3)));
        Assert.Equal((Comments - Replies, "50001 50002 50003"), await ListAsync(null, new PageRequest(3, After: 50_000)));
        Assert.Equal((Comments - Replies, "49997 49998 49999"), await ListAsync(null, new PageRequest(3, Before: 50_000, FromEnd: true)));
        Assert.Equal((Comments - Replies, "99997 99998 99999"), await ListAsync(null, new PageRequest(3, FromEnd: true)));
        Assert.Equal((Replies, "10 20 30"), await ListAsync(first, new PageRequest(3)));
        Assert.Equal((Replies, "99990 100000"), await ListAsync(first, new PageRequest(2, FromEnd: true)));

        var own1 = await grain.AddCommentAsync(people[1].Id, new NewComment("one more"));
        var reply = await grain.AddCommentAsync(people[1].Id, new NewComment("and a reply", first));
        Assert.Equal(Comments + 2, (await grain.GetAsync(Viewer.Anonymous))!.CommentCount);
        Assert.Equal(Replies + 1, (await grain.GetCommentAsync(first, Viewer.Anonymous))!.ReplyCount);
        await grain.DeleteCommentAsync(own1.Id, people[1].Id);
        await grain.DeleteCommentAsync(reply.Id, people[1].Id);
        Assert.Equal((1L, true), await LikedAsync(grain.LikeCommentAsync(new CommentId(post.Id, 50_001), people[2].Id)));
        Assert.Equal((0L, false), await LikedAsync(grain.UnlikeCommentAsync(new CommentId(post.Id, 50_001), people[2].Id)));
        Assert.Equal("better", (await grain.EditCommentAsync(new CommentId(post.Id, 50_001), people[50_001 % 20].Id, "better")).Text);
        // Its place stays for its replies; another of the old ones goes.
        await grain.DeleteCommentAsync(first, people[1].Id);
        await grain.DeleteCommentAsync(new CommentId(post.Id, 2), people[2].Id);
        Assert.Equal((Comments - Replies - 1, "1 3 4"), await ListAsync(null, new PageRequest(3)));
        Assert.Equal((Comments - 2, true), ((await grain.GetAsync(Viewer.Anonymous))!.CommentCount, (await grain.GetCommentAsync(first, Viewer.Anonymous))!.IsDeleted));
        Assert.InRange(traffic.TakeBytes(), 1, 200_000);
        await StoredGraph.AssertHoldsAsync(own.Database.ConnectionString);

        async Task<(long? Total, string Numbers)> ListAsync(CommentId? replyTo, PageRequest request)
        {
            var page = await grain.ListCommentsAsync(replyTo, Viewer.Anonymous, request);
            return (page.TotalCount, string.Join(' ', page.Entries.Select(entry => entry.Key)));
        }

        static async Task<(long, bool)> LikedAsync(Task<CommentView> act)
        {
            var view = await act;
            return (view.LikeCount, view.ViewerHasLiked);
        }
    }
}
