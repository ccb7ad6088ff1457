using Nexus.Rig.Cluster;
using Nexus.Rig.Invariants;
using Nexus.Rig.Postgres;
using Nexus.Storage.Ids;
using Nexus.Storage.Jobs;
using Nexus.Storage.Journal;

namespace Nexus.Storage.Tests;

/// <summary>The hashtags of private people's posts are withheld, and come back with their author's privacy.</summary>
public sealed class WithheldHashtagTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_private_person_counts_for_no_hashtag()
    {
        await using var rig = await StorageRig.StartAsync(database);
        var (author, other) = (await rig.AddUserAsync(), await rig.AddUserAsync());
        var tag = $"secret{author}";
        Assert.Equal(new UpdateProfileOutcome(true, false), await SetPrivacyAsync(rig, author, true));

        var post = Post(rig, author, tag);
        var created = await rig.Journal.CommitAsync(post);
        var edited = await rig.Journal.CommitAsync(Edit(rig, post, "another text", tag, $"more{author}"));
        Assert.Null(await rig.Hashtags.LoadHashtagAsync(tag, 10, default));
        var shared = await Task.WhenAll(rig.Journal.CommitAsync(Post(rig, author, tag)), rig.Journal.CommitAsync(Post(rig, other, tag)));

        Assert.Empty(created.Hashtags);
        Assert.Equal((true, true), (edited.Exists, edited.Changed));
        Assert.Empty(edited.Hashtags);
        Assert.Empty(shared[0].Hashtags);
        Assert.Equal([new(tag, new Count(1, 1))], shared[1].Hashtags);
        Assert.Equal([$"more{author}", tag], await rig.Hashtags.ListTagsOfAsync(author, "", 10, default));
        Assert.Equal([tag], await rig.Hashtags.ListTagsOfAsync(author, $"more{author}", 10, default));
    }

    [Fact]
    public async Task Hashtags_go_and_come_with_their_authors_privacy()
    {
        await using var rig = await StorageRig.StartAsync(database);
        var author = await rig.AddUserAsync();
        var tag = $"tea{author}";
        var (first, second, gone) = (Post(rig, author) with { Hashtags = [new(tag, $"TEA{author}")] }, Post(rig, author, tag), Post(rig, author, tag));
        foreach (var post in new[] { gone, second, first })
            await rig.Journal.CommitAsync(post);

        Assert.Equal(new UpdateProfileOutcome(true, true), await SetPrivacyAsync(rig, author, true));
        Assert.NotNull(await rig.Get<IJobRows>().FindAsync(JobKind.Privacy, author.Value, default));
        Assert.False(await rig.Journal.CommitAsync(new EndSettling(author, StorageRig.Noon)));
        Assert.Equal(3, await rig.Journal.CommitAsync(new SettleHashtags(author)));
        Assert.Equal(0, await rig.Journal.CommitAsync(new SettleHashtags(author)));
        Assert.True(await rig.Journal.CommitAsync(new EndSettling(author, StorageRig.Noon)));
        Assert.Null(await rig.Get<IJobRows>().FindAsync(JobKind.Privacy, author.Value, default));
        Assert.Equal(0, (await rig.Hashtags.LoadHashtagAsync(tag, 10, default))!.PostCount.Value);
        Assert.Equal([new(tag, new Count(0, 4))], (await rig.Journal.CommitAsync(new DeletePost(gone.Post, author, StorageRig.Noon))).Hashtags);

        Assert.Equal(new UpdateProfileOutcome(true, true), await SetPrivacyAsync(rig, author, false));
        Assert.Equal(2, await rig.Journal.CommitAsync(new SettleHashtags(author)));
        Assert.True(await rig.Journal.CommitAsync(new EndSettling(author, StorageRig.Noon)));
        var row = (await rig.Hashtags.LoadHashtagAsync(tag, 10, default))!;

        Assert.Equal(($"TEA{author}", 2L), (row.Name, row.PostCount.Value));
        Assert.Equal([second.Post, first.Post], row.NewestPosts);
    }

    [Fact]
    public async Task Very_many_hashtags_are_moved_a_part_at_a_time()
    {
        await using var rig = await StorageRig.StartAsync(database);
        var author = await rig.AddUserAsync();
        const int Many = (2 * SettleHashtags.Limit) + 1;
        await database.ExecuteAsync($"""
            insert into posts (id, author_id, text, visibility, created_at) select {author} + n, {author}, '#many{author}', 1, now() from generate_series(1, {Many}) n;
            insert into post_hashtags (tag, post_id, author_id) select 'many{author}', {author} + n, {author} from generate_series(1, {Many}) n;
            insert into hashtags (tag, name, post_count, version) values ('many{author}', 'Many{author}', {Many}, 1);
            insert into user_counters (user_id, counter, value, version) values ({author}, 3, {Many}, 1)
            """);

        await SetPrivacyAsync(rig, author, true);
        var moved = new List<int>();
        do
            moved.Add(await rig.Journal.CommitAsync(new SettleHashtags(author)));
        while (moved[^1] > 0);

        Assert.Equal([SettleHashtags.Limit, SettleHashtags.Limit, 1, 0], moved);
        Assert.Equal((long)Many, await database.ScalarAsync<long>($"select count(*) from withheld_hashtags where author_id = {author} and name = 'Many{author}'"));
        await AssertHoldsAsync(author);
    }

    /// <summary>Two silos at once: posts are written, edited and deleted while their author becomes private and public again and the job moves hashtags.</summary>
    [Fact]
    public async Task Whatever_comes_between_the_hashtags_are_those_of_the_posts()
    {
        await using var one = await StorageRig.StartAsync(database);
        await using var other = await StorageRig.StartAsync(database);
        var author = await one.AddUserAsync();
        string[] tags = [$"red{author}", $"green{author}", $"blue{author}"];

        var writing = Enumerable.Range(0, 4).Select(async writer =>
        {
            var random = new Random(writer);
            for (var round = 0; round < 25; round++)
            {
                var rig = random.Next(2) == 0 ? one : other;
                var post = Post(rig, author, Some(random));
                await rig.Journal.CommitAsync(post);
                rig = random.Next(2) == 0 ? one : other;
                if (random.Next(2) == 0)
                    await rig.Journal.CommitAsync(Edit(rig, post, $"edited {round}", Some(random)));
                if (random.Next(3) == 0)
                    await rig.Journal.CommitAsync(new DeletePost(post.Post, author, StorageRig.Noon));
            }
        });
        var toggling = Enumerable.Range(0, 2).Select(async number =>
        {
            var random = new Random(100 + number);
            for (var round = 0; round < 40; round++)
            {
                var rig = random.Next(2) == 0 ? one : other;
                if (random.Next(2) == 0)
                    await SetPrivacyAsync(rig, author, random.Next(2) == 0);
                else
                    await rig.Journal.CommitAsync(new SettleHashtags(author));
                await rig.Journal.CommitAsync(new EndSettling(author, StorageRig.Noon));
            }
        });
        await Task.WhenAll(writing.Concat(toggling));

        foreach (var isPrivate in new[] { true, false })
        {
            var outcome = await SetPrivacyAsync(one, author, isPrivate);
            Assert.Equal(outcome.MovesHashtags, await one.Get<IJobRows>().FindAsync(JobKind.Privacy, author.Value, default) is not null);
            while (!await one.Journal.CommitAsync(new EndSettling(author, StorageRig.Noon)))
                await other.Journal.CommitAsync(new SettleHashtags(author));
            await AssertHoldsAsync(author);
        }

        string[] Some(Random random) => [.. tags.Where(_ => random.Next(2) == 0)];
    }

    /// <summary>One silo moves a post's hashtags out of sight and has not committed; another one deletes the post, or gives it another text.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_happens_to_a_post_waits_for_the_move_of_its_hashtags(bool isDeleted)
    {
        var own = new TestDatabase();
        await own.InitializeAsync();
        await using (var one = await StorageRig.StartAsync(own))
        await using (var other = await StorageRig.StartAsync(own))
        {
            var author = await one.AddUserAsync();
            var post = Post(one, author, "tea", "milk");
            await one.Journal.CommitAsync(post);
            await SetPrivacyAsync(one, author, true);
            await using var held = await HeldRows.HoldAsync(own, "select from hashtags where tag = 'tea' for update");

            var moved = one.Journal.CommitAsync(new SettleHashtags(author));
            await Eventually.EqualAsync(1L, held.CountWaitingAsync);
            Task end = isDeleted
                ? other.Journal.CommitAsync(new DeletePost(post.Post, author, StorageRig.Noon))
                : other.Journal.CommitAsync(Edit(other, post, "other", "coffee", "milk"));
            await Eventually.EqualAsync(2L, held.CountWaitingAsync);
            await held.ReleaseAsync();
            await end;

            Assert.Equal(2, await moved);
            await StoredGraph.AssertHoldsAsync(own.ConnectionString);
        }

        await own.DisposeAsync();
    }

    /// <summary>Somebody becomes private, which is not committed, while another silo writes a post of theirs.</summary>
    [Fact]
    public async Task A_post_that_is_written_meanwhile_knows_of_the_privacy_or_is_moved_with_it()
    {
        var own = new TestDatabase();
        await own.InitializeAsync();
        await using (var one = await StorageRig.StartAsync(own))
        await using (var other = await StorageRig.StartAsync(own))
        {
            var author = await one.AddUserAsync();
            await using var held = await HeldRows.HoldAsync(own, $"select from users where id = {author} for no key update");

            var privacy = SetPrivacyAsync(one, author, true);
            await Eventually.EqualAsync(1L, held.CountWaitingAsync);
            var written = other.Journal.CommitAsync(Post(other, author, "tea"));
            await Eventually.EqualAsync(true, async () => written.IsCompleted || await held.CountWaitingAsync() == 2);
            await held.ReleaseAsync();

            Assert.Equal(new UpdateProfileOutcome(true, false), await privacy);
            Assert.Empty((await written).Hashtags);
            await StoredGraph.AssertHoldsAsync(own.ConnectionString);
        }

        await own.DisposeAsync();
    }

    private static async Task<UpdateProfileOutcome> SetPrivacyAsync(StorageRig rig, UserId user, bool isPrivate) =>
        await rig.Journal.CommitAsync(new UpdateProfile(user, "name", "", null, isPrivate, StorageRig.Noon));

    /// <summary>The text says the hashtags too: what is stored is compared with it.</summary>
    private static CreatePost Post(StorageRig rig, UserId author, params string[] hashtags) =>
        new(new PostId(rig.NextId()), author, Text("text", hashtags), PostVisibility.Public, Quoted: null, StorageRig.Noon)
        {
            Hashtags = [.. hashtags.Select(tag => new WrittenHashtag(tag, tag))],
        };

    private static EditPost Edit(StorageRig rig, CreatePost post, string text, params string[] hashtags) =>
        new(post.Post, post.Author, rig.NextId(), Text(text, hashtags), StorageRig.Noon.AddHours(1), Mentions: [], [.. hashtags.Select(tag => new WrittenHashtag(tag, tag))], Notifications: [], Unmentioned: []);

    private static string Text(string text, string[] hashtags) => string.Join(' ', hashtags.Select(tag => $"#{tag}").Prepend(text));

    /// <summary>Of what one person has: other tests of the class may be at work.</summary>
    private async Task AssertHoldsAsync(UserId author)
    {
        var posts = (await database.QueryAsync($"select id from posts where author_id = {author}")).Select(row => $"post {row[0]}").ToHashSet();
        Assert.DoesNotContain(
            await StoredGraph.CheckAsync(database.ConnectionString),
            violation => violation.Where.Contains($"{author}", StringComparison.Ordinal) || posts.Any(post => violation.Where.Contains(post, StringComparison.Ordinal)));
    }
}
