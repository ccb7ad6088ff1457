using Nexus.Grains.Errors;
using Nexus.Grains.Hashtags;
using Nexus.Grains.Posts;
using Nexus.Grains.Visibility;
using Nexus.Rig.Cluster;
using Nexus.Rig.Invariants;

namespace Nexus.Grains.Tests.Posts;

/// <summary>Very many who do everything to the same few posts at once.</summary>
public sealed class CrowdTests
{
    private const int Clients = 200, Steps = 15;

    [Fact]
    public async Task Whatever_a_crowd_does_to_a_few_posts_memory_and_storage_agree_and_nothing_points_to_what_is_gone()
    {
        await using var own = await OwnCluster.StartAsync(("LikerBound", 12));
        var people = await own.Cluster.SignUpManyAsync(16);
        var posts = new List<(Person Author, PostView Post)>();
        foreach (var author in people.Take(3))
        {
            posts.Add((author, await author.PostAsync($"stays #crowd @{people[5].Name}")));
            posts.Add((author, await author.PostAsync($"goes #crowd @{people[6].Name}")));
        }

        await Task.WhenAll(Enumerable.Range(0, Clients).Select(client => ActAsync(own.Cluster, people, posts, new Random(client))));

        foreach (var (author, post) in posts)
        {
            if (await own.Cluster.Post(post).GetAsync(author.Viewer) is { } view)
                await AssertAgreesAsync(own, people, view);
        }

        await StoredGraph.AssertHoldsAsync(own.Database.ConnectionString);
        Assert.Empty(await own.Database.QueryAsync(NotNotified));
        var counted = await own.Database.QueryAsync("select tag, post_count from hashtags where post_count > 0");
        foreach (var row in counted)
            Assert.Equal((long)row[1], (await own.Cluster.Grains.GetGrain<IHashtagGrain>((string)row[0]).GetAsync())?.PostCount);
    }

    private static async Task ActAsync(NexusCluster cluster, Person[] people, List<(Person Author, PostView Post)> posts, Random random)
    {
        for (var step = 0; step < Steps; step++)
        {
            var (person, (author, post)) = (people[random.Next(people.Length)], posts[random.Next(posts.Count)]);
            var grain = cluster.Post(post);
            try
            {
                await (random.Next(8) switch
                {
                    0 => grain.LikeAsync(person.Id),
                    1 => grain.UnlikeAsync(person.Id),
                    2 => grain.RepostAsync(person.Id),
                    3 => grain.UndoRepostAsync(person.Id),
                    4 => grain.BookmarkAsync(person.Id),
                    5 => grain.RemoveBookmarkAsync(person.Id),
                    6 => grain.EditAsync(author.Id, $"#crowd #t{random.Next(4)} @{people[random.Next(people.Length)].Name}"),
                    // Late, so that there is something to delete.
                    _ => post.Text.StartsWith("goes", StringComparison.Ordinal) && step > Steps / 2 ? author.User.DeletePostAsync(post.Id) : grain.GetAsync(person.Viewer),
                });
            }
            catch (NotFoundException)
            {
                // Somebody has deleted it.
            }
        }
    }

    private static async Task AssertAgreesAsync(OwnCluster own, Person[] people, PostView view)
    {
        var rows = await own.Database.QueryAsync($"select kind, source from edges where target = {view.Id}");
        var marks = rows.Select(row => ((short)row[0], (long)row[1])).ToHashSet();
        Assert.Equal((marks.Count(mark => mark.Item1 == 2), marks.Count(mark => mark.Item1 == 3)), (view.LikeCount, view.RepostCount));
        foreach (var person in people)
        {
            var seen = await own.Cluster.Post(view).GetAsync(person.Viewer);
            Assert.Equal(
                (marks.Contains((2, person.Id.Value)), marks.Contains((3, person.Id.Value)), marks.Contains((4, person.Id.Value))),
                (seen!.ViewerHasLiked, seen.ViewerHasReposted, seen.ViewerHasBookmarked));
        }

        var stored = (await own.Database.QueryAsync($"select text, mentions from posts where id = {view.Id}"))[0];
        Assert.Equal(((string)stored[0], string.Join(' ', (long[])stored[1])), (view.Text, string.Join(' ', view.Mentions.People)));
        Assert.Equal(
            await own.Database.ScalarAsync<long>($"select count(*) from post_revisions where post_id = {view.Id}"),
            (await own.Cluster.Post(view).ListRevisionsAsync(Viewer.Anonymous)).Count);
    }

    private const string NotNotified = """
        select p.id from posts p cross join unnest(p.mentions) m (person)
        where p.deleted_at is null and m.person <> p.author_id
          and not exists (select from notifications n where n.kind = 7 and n.post_id = p.id and n.recipient_id = m.person)
        """;
}
