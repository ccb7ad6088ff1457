using Nexus.Rig.Invariants;
using Nexus.Rig.Postgres;
using Nexus.Storage.Ids;
using Nexus.Storage.Journal;
using Npgsql;

namespace Nexus.Storage.Tests;

public sealed class CommentTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly DateTimeOffset s_later = StorageRig.Noon.AddHours(1);

    [Fact]
    public async Task Edit_changes_the_text_and_says_when()
    {
        await using var rig = await StorageRig.StartAsync(database);
        var comment = await AddAsync(rig, await PostAsync(rig));
        var edit = new EditComment(comment, "better", s_later);

        var outcomes = new[] { await rig.Journal.CommitAsync(edit), await rig.Journal.CommitAsync(edit) };
        var elsewhere = await rig.Journal.CommitAsync(edit with { Comment = new CommentId(comment.Post, 81) });

        Assert.Equal([true, true], outcomes);
        Assert.False(elsewhere);
        var row = await rig.Posts.LoadCommentAsync(comment, default);
        Assert.Equal(("better", (DateTimeOffset?)s_later, false), (row!.Text, row.EditedAt, row.IsDeleted));
    }

    [Fact]
    public async Task Edits_of_one_comment_given_at_once_are_applied_in_their_order()
    {
        await using var rig = await StorageRig.StartAsync(database);
        var comment = await AddAsync(rig, await PostAsync(rig));

        await Task.WhenAll(Enumerable.Range(1, 5).Select(number => rig.Journal.CommitAsync(new EditComment(comment, $"{number}", s_later.AddMinutes(number)))));

        Assert.Equal("5", (await rig.Posts.LoadCommentAsync(comment, default))!.Text);
    }

    [Fact]
    public async Task Comment_without_replies_vanishes_with_its_likes_and_what_was_told_of_it()
    {
        await using var rig = await StorageRig.StartAsync(database);
        var post = await PostAsync(rig);
        var (author, fan) = (await rig.AddUserAsync(), await rig.AddUserAsync());
        var told = new NewNotification(new NotificationId(rig.NextId()), author, NotificationKind.Commented, fan, post, null, StorageRig.Noon);
        var comment = new CommentId(post, rig.NextId());
        await rig.Journal.CommitAsync(new AddComment(comment, fan, "text", null, StorageRig.Noon, Notifications: [told with { Comment = comment }]));
        await rig.Journal.CommitAsync(LikeOf(rig, author, comment));

        var outcome = await rig.Journal.CommitAsync(new DeleteComment(comment, s_later));
        var again = await rig.Journal.CommitAsync(new DeleteComment(comment, s_later));

        Assert.Equal((true, new Count(0, 2)), (outcome.Changed, outcome.PostCommentCount));
        Assert.Equal([comment.Number], outcome.Vanished);
        Assert.Equal((false, new Count(0, 2)), (again.Changed, again.PostCommentCount));
        Assert.Null(await rig.Posts.LoadCommentAsync(comment, default));
        Assert.Equal(0, await rig.Posts.CountCommentsAsync(post, null, default));
        Assert.False(await rig.Users.HasEdgeAsync(EdgeKind.CommentLike, author.Value, comment.Number, default));
        Assert.Empty(await rig.Notifications.ListNewestAsync(author, null, 10, default));
        Assert.Equal(0, await CountAsync($"select count(*) from comment_counters where number = {comment.Number}"));
    }

    [Fact]
    public async Task Comment_with_replies_keeps_its_place_until_the_last_one_is_gone()
    {
        await using var rig = await StorageRig.StartAsync(database);
        var post = await PostAsync(rig);
        var top = await AddAsync(rig, post);
        var middle = await AddAsync(rig, post, top);
        var (first, second) = (await AddAsync(rig, post, middle), await AddAsync(rig, post, middle));

        var ofTop = await rig.Journal.CommitAsync(new DeleteComment(top, s_later));
        var ofMiddle = await rig.Journal.CommitAsync(new DeleteComment(middle, s_later));
        var kept = await rig.Posts.LoadCommentAsync(top, default);
        var countThen = await rig.Posts.CountCommentsAsync(post, null, default);
        var ofFirst = await rig.Journal.CommitAsync(new DeleteComment(first, s_later));
        var ofSecond = await rig.Journal.CommitAsync(new DeleteComment(second, s_later));

        Assert.Equal([], ofTop.Vanished.Concat(ofMiddle.Vanished));
        Assert.Equal((true, default(UserId), "", 1), (kept!.IsDeleted, kept.Author, kept.Text, kept.ReplyCount));
        Assert.Equal(1, countThen);
        Assert.Equal([first.Number], ofFirst.Vanished);
        Assert.Equal(new[] { second.Number, middle.Number, top.Number }.Order(), ofSecond.Vanished.Order());
        Assert.Equal([3L, 2, 1, 0], new[] { ofTop, ofMiddle, ofFirst, ofSecond }.Select(outcome => outcome.PostCommentCount.Value));
        Assert.Equal(0, await rig.Posts.CountCommentsAsync(post, null, default));
        Assert.Equal(0, await CountAsync($"select count(*) from comments where post_id = {post}"));
        Assert.Equal(0, await CountAsync($"select count(*) from comment_counters where number in ({top.Number}, {middle.Number}, {first.Number}, {second.Number})"));
    }

    [Fact]
    public async Task Everything_under_one_post_deleted_at_once_leaves_nothing()
    {
        await using var rig = await StorageRig.StartAsync(database);
        var post = await PostAsync(rig);
        var thread = new List<CommentId> { await AddAsync(rig, post) };
        for (var depth = 1; depth < 20; depth++)
            thread.Add(await AddAsync(rig, post, thread[^1]));

        var outcomes = await Task.WhenAll(thread.Select(comment => rig.Journal.CommitAsync(new DeleteComment(comment, s_later))));

        Assert.All(outcomes, outcome => Assert.True(outcome.Changed));
        Assert.Equal(thread.Select(comment => comment.Number).Order(), outcomes.SelectMany(outcome => outcome.Vanished).Order());
        Assert.Equal(0, outcomes.MaxBy(outcome => outcome.PostCommentCount.Version)!.PostCommentCount.Value);
    }

    [Fact]
    public async Task Reply_given_together_with_the_deletion_of_what_it_replies_to_is_not_lost()
    {
        await using var rig = await StorageRig.StartAsync(database);
        var (post, author) = (await PostAsync(rig), await rig.AddUserAsync());
        var comment = await AddAsync(rig, post);
        var reply = new AddComment(new CommentId(post, rig.NextId()), author, "reply", comment, StorageRig.Noon);

        var written = rig.Journal.CommitAsync(reply);
        var deleted = rig.Journal.CommitAsync(new DeleteComment(comment, s_later));
        await Task.WhenAll(written, deleted);

        Assert.Empty((await deleted).Vanished);
        Assert.Equal(1, (await rig.Posts.LoadCommentAsync(comment, default))!.ReplyCount);
    }

    [Fact]
    public async Task Nothing_is_written_under_what_is_gone()
    {
        await using var rig = await StorageRig.StartAsync(database);
        var author = await rig.AddUserAsync();
        var (post, gone) = (await rig.AddPostAsync(author), await rig.AddPostAsync(author));
        var (place, vanished, left) = (await AddAsync(rig, post), await AddAsync(rig, post), await AddAsync(rig, gone));
        await AddAsync(rig, post, place);
        await rig.Journal.CommitAsync(new DeleteComment(place, s_later));
        await rig.Journal.CommitAsync(new DeleteComment(vanished, s_later));
        await rig.Journal.CommitAsync(new DeletePost(gone, author, s_later));

        var comments = new[] { await ReplyAsync(post, place), await ReplyAsync(post, vanished), await ReplyAsync(gone, left), await ReplyAsync(gone, null) };
        var likes = new[] { await LikeAsync(place), await LikeAsync(vanished), await LikeAsync(left) };

        Assert.All(comments, outcome => Assert.Equal((false, true), (outcome.Created, outcome.IsRefused)));
        Assert.All(likes, outcome => Assert.Equal(new EdgeOutcome(false, default, default, EdgeRefusal.Gone), outcome));
        Assert.Equal(0, await CountAsync($"select count(*) from idempotency_keys where user_id = {author}"));
        Assert.DoesNotContain(await StoredGraph.CheckAsync(database.ConnectionString), violation => violation.Where.Contains($"{post}", StringComparison.Ordinal));

        Task<AddCommentOutcome> ReplyAsync(PostId to, CommentId? replyTo) =>
            rig.Journal.CommitAsync(new AddComment(new CommentId(to, rig.NextId()), author, "late", replyTo, s_later, $"{rig.NextId()}"));

        Task<EdgeOutcome> LikeAsync(CommentId comment) => rig.Journal.CommitAsync(LikeOf(rig, author, comment));
    }

    [Fact]
    public async Task Reply_given_together_with_what_it_replies_to_is_written_after_it()
    {
        await using var rig = await StorageRig.StartAsync(database);
        var (post, author) = (await PostAsync(rig), await rig.AddUserAsync());
        var comment = new CommentId(post, rig.NextId());

        var outcomes = await Task.WhenAll(
            rig.Journal.CommitAsync(new AddComment(comment, author, "text", null, StorageRig.Noon)),
            rig.Journal.CommitAsync(new AddComment(new CommentId(post, rig.NextId()), author, "reply", comment, StorageRig.Noon)));

        Assert.All(outcomes, outcome => Assert.True(outcome.Created));
    }

    [Fact]
    public async Task Likes_of_a_comment_count_once()
    {
        await using var rig = await StorageRig.StartAsync(database);
        var post = await PostAsync(rig);
        var (comment, other) = (await AddAsync(rig, post), await AddAsync(rig, post));
        var (ada, ben) = (await rig.AddUserAsync(), await rig.AddUserAsync());

        var outcomes = new[]
        {
            await rig.Journal.CommitAsync(LikeOf(rig, ada, comment)),
            await rig.Journal.CommitAsync(LikeOf(rig, ada, comment)),
            await rig.Journal.CommitAsync(LikeOf(rig, ben, comment)),
            await rig.Journal.CommitAsync(new RemoveEdge(EdgeKind.CommentLike, ada.Value, comment.Number)),
        };

        Assert.Equal(
            [(true, new Count(1, 1)), (false, new Count(1, 1)), (true, new Count(2, 2)), (true, new Count(1, 3))],
            outcomes.Select(outcome => (outcome.Changed, outcome.TargetCount)));
        Assert.Equal(new Count(1, 3), (await rig.Posts.LoadCommentAsync(comment, default))!.LikeCount);
        Assert.Equal([comment.Number], await rig.Posts.ListLikedCommentsAsync(ben, [comment.Number, other.Number], default));
        Assert.Empty(await rig.Posts.ListLikedCommentsAsync(ada, [comment.Number, other.Number], default));
    }

    private static AddEdge LikeOf(StorageRig rig, UserId person, CommentId comment) =>
        new(EdgeKind.CommentLike, person.Value, comment.Number, rig.NextId(), StorageRig.Noon) { CommentedPost = comment.Post };

    private static async Task<PostId> PostAsync(StorageRig rig) => await rig.AddPostAsync(await rig.AddUserAsync());

    private static async Task<CommentId> AddAsync(StorageRig rig, PostId post, CommentId? replyTo = null)
    {
        var comment = new CommentId(post, rig.NextId());
        await rig.Journal.CommitAsync(new AddComment(comment, await rig.AddUserAsync(), "text", replyTo, StorageRig.Noon));
        return comment;
    }

    private async Task<long> CountAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
