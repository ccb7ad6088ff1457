using Nexus.Rig.Postgres;
using Nexus.Storage.Ids;
using Nexus.Storage.Journal;

namespace Nexus.Storage.Tests;

/// <summary>What becomes of a post's texts, hashtags, mentions and edges.</summary>
public sealed class PostLifeTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Former_texts_are_kept_oldest_first_with_their_times()
    {
        await using var rig = await StorageRig.StartAsync(database);
        var author = await rig.AddUserAsync();
        var post = await rig.AddPostAsync(author);
        var (second, third) = (Edit(rig, post, author, "second", 1), Edit(rig, post, author, "third", 2));

        await rig.Journal.CommitAsync(second);
        await rig.Journal.CommitAsync(third);
        var repeated = await rig.Journal.CommitAsync(third);
        var same = await rig.Journal.CommitAsync(Edit(rig, post, author, "third", 3));

        var row = await rig.Posts.LoadPostAsync(post, 10, 10, default);
        Assert.Equal(("third", (DateTimeOffset?)StorageRig.Noon.AddHours(2)), (row!.Text, row.EditedAt));
        Assert.Equal(
            [new("text", StorageRig.Noon), new("second", StorageRig.Noon.AddHours(1))], await rig.Posts.ListRevisionsAsync(post, 10, default));
        Assert.Equal([new("second", StorageRig.Noon.AddHours(1))], await rig.Posts.ListRevisionsAsync(post, 1, default));
        Assert.Equal((true, true), (repeated.Exists, repeated.Changed));
        Assert.Equal((true, false), (same.Exists, same.Changed));
    }

    [Fact]
    public async Task Only_the_author_of_a_post_that_is_there_edits_it()
    {
        await using var rig = await StorageRig.StartAsync(database);
        var (author, stranger) = (await rig.AddUserAsync(), await rig.AddUserAsync());
        var (kept, gone) = (await rig.AddPostAsync(author), await rig.AddPostAsync(author));
        await rig.Journal.CommitAsync(new DeletePost(gone, author, StorageRig.Noon));

        var outcomes = new[]
        {
            await rig.Journal.CommitAsync(Edit(rig, kept, stranger, "mine", 1)),
            await rig.Journal.CommitAsync(Edit(rig, gone, author, "again", 1)),
            await rig.Journal.CommitAsync(Edit(rig, new PostId(rig.NextId()), author, "nothing", 1)),
        };

        Assert.All(outcomes, outcome => Assert.Equal((false, false), (outcome.Exists, outcome.Changed)));
        Assert.Equal("text", (await rig.Posts.LoadPostAsync(kept, 10, 10, default))!.Text);
        Assert.Empty(await rig.Posts.ListRevisionsAsync(kept, 10, default));
    }

    [Fact]
    public async Task Hashtags_count_the_public_posts_that_have_them()
    {
        await using var rig = await StorageRig.StartAsync(database);
        var author = await rig.AddUserAsync();
        var (red, blue) = ($"red{author}", $"blue{author}");
        var first = Post(rig, author, red, blue);
        var created = await rig.Journal.CommitAsync(first);
        var repeated = await rig.Journal.CommitAsync(first);
        await rig.Journal.CommitAsync(Post(rig, author, blue) with { Visibility = PostVisibility.Followers });
        var other = Post(rig, author, blue);
        await rig.Journal.CommitAsync(other);

        Assert.Equal([new(red, new Count(1, 1)), new(blue, new Count(1, 1))], created.Hashtags);
        Assert.Equal(created.Hashtags, repeated.Hashtags);
        Assert.Equal([other.Post, first.Post], await PostsOfAsync(rig, blue));

        var edited = await rig.Journal.CommitAsync(Edit(rig, first.Post, author, "one less", 1) with { Hashtags = [new(red, red)] });
        Assert.Equal([new(blue, new Count(1, 3))], edited.Hashtags);
        Assert.Equal([other.Post], await PostsOfAsync(rig, blue));

        var deleted = await rig.Journal.CommitAsync(new DeletePost(first.Post, author, StorageRig.Noon));
        Assert.Equal([new(red, new Count(0, 2))], deleted.Hashtags);
        Assert.Empty(await PostsOfAsync(rig, red));
        Assert.Equal(0, (await rig.Hashtags.LoadHashtagAsync(red, 10, default))!.PostCount.Value);
        Assert.Null(await rig.Hashtags.LoadHashtagAsync("never", 10, default));
    }

    [Fact]
    public async Task A_hashtag_is_called_as_the_first_of_its_posts_wrote_it()
    {
        await using var rig = await StorageRig.StartAsync(database);
        var author = await rig.AddUserAsync();
        var tag = $"dotnet{author}";
        var first = Post(rig, author) with { Hashtags = [new(tag, $"DotNet{author}")] };
        await rig.Journal.CommitAsync(first);
        var second = Post(rig, author) with { Hashtags = [new(tag, $"DOTNET{author}")] };
        await rig.Journal.CommitAsync(second);
        Assert.Equal($"DotNet{author}", (await rig.Hashtags.LoadHashtagAsync(tag, 10, default))!.Name);

        await rig.Journal.CommitAsync(new DeletePost(first.Post, author, StorageRig.Noon));
        await rig.Journal.CommitAsync(new DeletePost(second.Post, author, StorageRig.Noon));
        await rig.Journal.CommitAsync(Post(rig, author) with { Hashtags = [new(tag, tag)] });

        Assert.Equal(tag, (await rig.Hashtags.LoadHashtagAsync(tag, 10, default))!.Name);
    }

    [Fact]
    public async Task Mentions_stand_in_their_order_and_their_notifications_go_with_them()
    {
        await using var rig = await StorageRig.StartAsync(database);
        var (author, ada, ben) = (await rig.AddUserAsync(), await rig.AddUserAsync(), await rig.AddUserAsync());
        var id = new PostId(rig.NextId());
        await rig.Journal.CommitAsync(new CreatePost(
            id, author, "@ben @ada", PostVisibility.Public, Quoted: null, StorageRig.Noon, Mentions: [ben, ada],
            Notifications: [Mentioned(rig, ada, author, id), Mentioned(rig, ben, author, id)]));
        Assert.Equal([ben, ada], (await rig.Posts.LoadPostAsync(id, 10, 10, default))!.Mentions);

        await rig.Journal.CommitAsync(Edit(rig, id, author, "@ada", 1) with { Mentions = [ada], Unmentioned = [ben] });

        Assert.Equal([ada], (await rig.Posts.LoadPostAsync(id, 10, 10, default))!.Mentions);
        Assert.Single(await rig.Notifications.ListNewestAsync(ada, before: null, 10, default));
        Assert.Empty(await rig.Notifications.ListNewestAsync(ben, before: null, 10, default));
        var deleted = await rig.Journal.CommitAsync(new DeletePost(id, author, StorageRig.Noon));
        Assert.Equal([ada], deleted.Notified);
        Assert.Empty(await rig.Notifications.ListNewestAsync(ada, before: null, 10, default));
    }

    [Fact]
    public async Task Nothing_points_to_a_deleted_post()
    {
        await using var rig = await StorageRig.StartAsync(database);
        var (author, reader) = (await rig.AddUserAsync(), await rig.AddUserAsync());
        var post = await rig.AddPostAsync(author);
        foreach (var kind in s_marks)
            await rig.Journal.CommitAsync(Mark(rig, kind, reader, post));
        Assert.Equal(s_marks, (await rig.Posts.ListMarksAsync(post, reader, default)).Order());

        var deletion = rig.Journal.CommitAsync(new DeletePost(post, author, StorageRig.Noon));
        var late = await Task.WhenAll(s_marks.Select(kind => rig.Journal.CommitAsync(Mark(rig, kind, author, post))));
        await deletion;

        Assert.All(late, outcome => Assert.Equal(new EdgeOutcome(false, default, default, EdgeRefusal.Gone), outcome));
        Assert.Equal(0L, await database.ScalarAsync<long>($"select count(*) from edges where target = {post}"));
        Assert.Equal(0L, await database.ScalarAsync<long>($"select sum(value)::bigint from post_counters where post_id = {post}"));
        Assert.Empty(await rig.Posts.ListPostsToClearAsync(10, default));
    }

    [Fact]
    public async Task A_post_with_very_many_likes_is_cleared_a_part_at_a_time()
    {
        await using var rig = await StorageRig.StartAsync(database);
        var author = await rig.AddUserAsync();
        var post = await rig.AddPostAsync(author);
        const int Likes = (2 * ClearPost.Limit) + 1;
        await database.ExecuteAsync($"""
            insert into edges (kind, source, target, key, created_at) select 2, n, {post}, n, now() from generate_series(1, {Likes}) n;
            insert into post_counters (post_id, counter, value, version) values ({post}, 1, {Likes}, 1)
            """);
        await rig.Journal.CommitAsync(new DeletePost(post, author, StorageRig.Noon));

        Assert.Equal([post], await rig.Posts.ListPostsToClearAsync(10, default));
        Assert.Equal((long)ClearPost.Limit + 1, await database.ScalarAsync<long>($"select value from post_counters where post_id = {post}"));
        Assert.False(await rig.Journal.CommitAsync(new ClearPost(post)));
        Assert.True(await rig.Journal.CommitAsync(new ClearPost(post)));
        Assert.True(await rig.Journal.CommitAsync(new ClearPost(post)));

        Assert.Empty(await rig.Posts.ListPostsToClearAsync(10, default));
        Assert.Equal(0L, await database.ScalarAsync<long>($"select count(*) from edges where target = {post}"));
        Assert.Equal(0L, await database.ScalarAsync<long>($"select value from post_counters where post_id = {post}"));
    }

    [Fact]
    public async Task A_post_that_is_there_is_not_cleared()
    {
        await using var rig = await StorageRig.StartAsync(database);
        var author = await rig.AddUserAsync();
        var post = await rig.AddPostAsync(author);
        await rig.Journal.CommitAsync(rig.Like(author, post));

        Assert.True(await rig.Journal.CommitAsync(new ClearPost(post)));

        Assert.Equal([author], (await rig.Posts.LoadPostAsync(post, 10, 10, default))!.Likers!);
    }

    [Fact]
    public async Task Whose_marks_are_loaded_is_bounded_for_each_kind()
    {
        await using var rig = await StorageRig.StartAsync(database);
        var (author, reader) = (await rig.AddUserAsync(), await rig.AddUserAsync());
        var post = await rig.AddPostAsync(author);
        await rig.Journal.CommitAsync(rig.Like(author, post));
        foreach (var person in new[] { author, reader })
            await rig.Journal.CommitAsync(Mark(rig, EdgeKind.Bookmark, person, post));
        var repost = await rig.Journal.CommitAsync(Mark(rig, EdgeKind.Repost, reader, post));

        var row = await rig.Posts.LoadPostAsync(post, markBound: 1, commentBound: 0, default);

        Assert.Equal(new EdgeOutcome(true, default, new Count(1, 1)), repost);
        Assert.Equal([author], row!.Likers!);
        Assert.Equal([reader], row.Reposters!);
        Assert.Equal(new Count(1, 1), row.RepostCount);
        Assert.Null(row.Bookmarkers);
    }

    private static readonly EdgeKind[] s_marks = [EdgeKind.Like, EdgeKind.Repost, EdgeKind.Bookmark];

    private static AddEdge Mark(StorageRig rig, EdgeKind kind, UserId person, PostId post) =>
        new(kind, person.Value, post.Value, rig.NextId(), StorageRig.Noon);

    private static CreatePost Post(StorageRig rig, UserId author, params string[] hashtags) =>
        new(new PostId(rig.NextId()), author, "text", PostVisibility.Public, Quoted: null, StorageRig.Noon)
        {
            Hashtags = [.. hashtags.Select(tag => new WrittenHashtag(tag, tag))],
        };

    private static EditPost Edit(StorageRig rig, PostId post, UserId author, string text, int hours) =>
        new(post, author, rig.NextId(), text, StorageRig.Noon.AddHours(hours), Mentions: [], Hashtags: [], Notifications: [], Unmentioned: []);

    private static NewNotification Mentioned(StorageRig rig, UserId recipient, UserId actor, PostId post) =>
        new(new NotificationId(rig.NextId()), recipient, NotificationKind.Mentioned, actor, post, Comment: null, StorageRig.Noon);

    private static async Task<PostId[]> PostsOfAsync(StorageRig rig, string tag) =>
        [.. (await rig.Hashtags.ListPostsAsync(tag, new(10), default)).Entries.Select(entry => entry.Value)];
}
