using Nexus.Rig.Postgres;
using Nexus.Storage.Ids;
using Nexus.Storage.Journal;

namespace Nexus.Storage.Tests;

public sealed class PostTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Post_is_loaded_as_it_was_written()
    {
        await using var rig = await StorageRig.StartAsync(database);
        var author = await rig.AddUserAsync();
        var quoted = await rig.AddPostAsync(author);
        var post = new CreatePost(new PostId(rig.NextId()), author, "héllo 👋", PostVisibility.Followers, quoted, StorageRig.Noon);

        var outcome = await rig.Journal.CommitAsync(post);
        var repeated = await rig.Journal.CommitAsync(post);
        var row = await rig.Posts.LoadPostAsync(post.Post, markBound: 10, commentBound: 10, default);

        Assert.Equal(new CreatePostOutcome(post.Post, Created: true, new Count(2, 2)), outcome);
        Assert.Equal(outcome, repeated);
        Assert.Equal(
            (post.Post, author, "héllo 👋", PostVisibility.Followers, (PostId?)quoted, StorageRig.Noon, default(Count), default(Count)),
            (row!.Id, row.Author, row.Text, row.Visibility, row.Quoted, row.CreatedAt, row.LikeCount, row.CommentCount));
        Assert.Empty(row.Likers!);
        Assert.Empty(row.NewestComments);
    }

    [Fact]
    public async Task Idempotency_key_gives_the_first_post_for_a_day()
    {
        await using var rig = await StorageRig.StartAsync(database);
        var (author, other) = (await rig.AddUserAsync(), await rig.AddUserAsync());
        var first = await PostAsync(author, StorageRig.Noon);
        var retried = await Task.WhenAll(PostAsync(author, StorageRig.Noon.AddHours(1)), PostAsync(author, StorageRig.Noon.AddHours(23)));
        var nextDay = await PostAsync(author, StorageRig.Noon.AddHours(24));
        var others = await PostAsync(other, StorageRig.Noon);

        Assert.Equal((true, new Count(1, 1)), (first.Created, first.AuthorPostCount));
        Assert.All(retried, outcome => Assert.Equal(first with { Created = false }, outcome));
        Assert.Equal((true, new Count(2, 2)), (nextDay.Created, nextDay.AuthorPostCount));
        Assert.NotEqual(first.Post, nextDay.Post);
        Assert.True(others.Created);

        Task<CreatePostOutcome> PostAsync(UserId author, DateTimeOffset at) => rig.Journal.CommitAsync(
            new CreatePost(new PostId(rig.NextId()), author, "text", PostVisibility.Public, Quoted: null, at, IdempotencyKey: "key"));
    }

    [Fact]
    public async Task Deleted_post_is_gone_and_counted_down_once()
    {
        await using var rig = await StorageRig.StartAsync(database);
        var (author, stranger) = (await rig.AddUserAsync(), await rig.AddUserAsync());
        var (kept, post) = (await rig.AddPostAsync(author), await rig.AddPostAsync(author));

        var byStranger = await rig.Journal.CommitAsync(new DeletePost(post, stranger, StorageRig.Noon));
        var deleted = await rig.Journal.CommitAsync(new DeletePost(post, author, StorageRig.Noon));
        var again = await rig.Journal.CommitAsync(new DeletePost(post, author, StorageRig.Noon.AddMinutes(1)));

        Assert.Equal(new DeletePostOutcome(false, default), byStranger);
        Assert.Equal(new DeletePostOutcome(true, new Count(1, 3)), deleted);
        Assert.Equal(new DeletePostOutcome(false, new Count(1, 3)), again);
        Assert.Null(await rig.Posts.LoadPostAsync(post, 10, 10, default));
        var page = await rig.Posts.ListPostsAsync(author, includeFollowersOnly: true, new(10), default);
        Assert.Equal([kept], page.Entries.Select(entry => entry.Value));
    }

    [Fact]
    public async Task Comments_and_replies_are_counted_where_they_belong()
    {
        await using var rig = await StorageRig.StartAsync(database);
        var author = await rig.AddUserAsync();
        var post = await rig.AddPostAsync(author);
        var (first, second, reply) = (Comment("first"), Comment("second"), Comment("reply"));

        var outcomes = await Task.WhenAll(
            rig.Journal.CommitAsync(first), rig.Journal.CommitAsync(second), rig.Journal.CommitAsync(reply with { ReplyTo = first.Comment }));
        var repeated = await rig.Journal.CommitAsync(first);
        var row = await rig.Posts.LoadPostAsync(post, markBound: 0, commentBound: 2, default);

        Assert.All(outcomes, outcome => Assert.True(outcome.Created));
        Assert.Equal(3, outcomes.Max(outcome => outcome.PostCommentCount.Value));
        Assert.Equal((true, 3L), (repeated.Created, repeated.PostCommentCount.Value));
        Assert.Equal(3, row!.CommentCount.Value);
        Assert.Equal(["second", "reply"], row.NewestComments.Select(comment => comment.Text));
        Assert.Equal(1, (await rig.Posts.LoadCommentAsync(first.Comment, default))!.ReplyCount);
        Assert.Equal((2L, 1L, 0L), (
            await rig.Posts.CountCommentsAsync(post, replyTo: null, default),
            await rig.Posts.CountCommentsAsync(post, first.Comment, default),
            await rig.Posts.CountCommentsAsync(post, second.Comment, default)));

        AddComment Comment(string text) => new(new CommentId(post, rig.NextId()), author, text, ReplyTo: null, StorageRig.Noon);
    }

    [Fact]
    public async Task Retried_comment_with_a_key_is_the_first_one()
    {
        await using var rig = await StorageRig.StartAsync(database);
        var author = await rig.AddUserAsync();
        var post = await rig.AddPostAsync(author);
        var first = await CommentAsync();
        var retried = await CommentAsync();

        Assert.True(first.Created);
        Assert.Equal(first with { Created = false }, retried);

        Task<AddCommentOutcome> CommentAsync() => rig.Journal.CommitAsync(
            new AddComment(new CommentId(post, rig.NextId()), author, "text", ReplyTo: null, StorageRig.Noon, IdempotencyKey: "key"));
    }

    [Fact]
    public async Task Post_written_with_its_comment_and_like_at_once_has_both()
    {
        await using var rig = await StorageRig.StartAsync(database);
        var author = new CreateUser(new UserId(rig.NextId()), "grace", "Grace", "", StorageRig.Noon);
        var post = new CreatePost(new PostId(rig.NextId()), author.User, "text", PostVisibility.Public, Quoted: null, StorageRig.Noon);
        var comment = new AddComment(new CommentId(post.Post, rig.NextId()), author.User, "comment", ReplyTo: null, StorageRig.Noon);

        await Task.WhenAll(
            rig.Journal.CommitAsync(author), rig.Journal.CommitAsync(post), rig.Journal.CommitAsync(comment),
            rig.Journal.CommitAsync(rig.Like(author.User, post.Post)));

        var row = await rig.Posts.LoadPostAsync(post.Post, 10, 10, default);
        Assert.Equal([author.User], row!.Likers!);
        Assert.Equal(["comment"], row.NewestComments.Select(written => written.Text));
        Assert.Null((await rig.Posts.LoadPostAsync(post.Post, markBound: 0, commentBound: 0, default))!.Likers);
    }
}
