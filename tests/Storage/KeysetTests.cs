using Nexus.Rig.Postgres;
using Nexus.Storage.Ids;
using Nexus.Storage.Journal;
using Nexus.Storage.Paging;

namespace Nexus.Storage.Tests;

/// <summary>The laws of every list: forward pages = backward pages = the whole, and each page knows what stands before and after it.</summary>
public sealed class KeysetTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Theory]
    [InlineData("targets")]
    [InlineData("sources")]
    [InlineData("likers")]
    [InlineData("posts")]
    [InlineData("public posts")]
    [InlineData("comments")]
    [InlineData("replies")]
    [InlineData("home feed")]
    public async Task Pages_of_any_size_put_together_are_the_list(string list)
    {
        await using var rig = await StorageRig.StartAsync(database);
        var (read, expected) = await WriteAsync(rig, list);

        Assert.Equal(expected, (await read(new Keyset(100))).Entries.Select(entry => entry.Key));
        for (var size = 1; size <= expected.Count + 1; size++)
        {
            Assert.Equal(expected, await WalkForwardAsync(read, size));
            Assert.Equal(expected, await WalkBackwardAsync(read, size));
        }
    }

    [Theory]
    [InlineData("targets")]
    [InlineData("comments")]
    [InlineData("home feed")]
    public async Task Every_window_is_the_part_of_the_list_that_it_names(string list)
    {
        await using var rig = await StorageRig.StartAsync(database);
        var (read, all) = await WriteAsync(rig, list);

        for (var after = -1; after < all.Count; after++)
        for (var before = after + 1; before <= all.Count; before++)
            foreach (var fromEnd in new[] { false, true })
            {
                var window = all.Skip(after + 1).Take(before - after - 1).ToList();
                var expected = fromEnd ? window.TakeLast(2).ToList() : window.Take(2).ToList();
                var page = await read(new Keyset(2, after < 0 ? null : all[after], before == all.Count ? null : all[before], fromEnd));

                Assert.Equal(expected, page.Entries.Select(entry => entry.Key));
                var (first, last) = expected.Count == 0 ? (after + 1, before - 1) : (all.IndexOf(expected[0]), all.IndexOf(expected[^1]));
                Assert.Equal((first > 0, last < all.Count - 1), (page.HasPrevious, page.HasNext));
            }
    }

    private static async Task<(Func<Keyset, Task<KeysetPage<object>>> Read, List<long> Expected)> WriteAsync(StorageRig rig, string list)
    {
        var person = await rig.AddUserAsync();
        var others = new List<UserId>();
        for (var number = 0; number < 5; number++)
            others.Add(await rig.AddUserAsync());
        var post = await rig.AddPostAsync(person);
        switch (list)
        {
            case "targets":
                return (Boxed(keyset => rig.Users.ListTargetsAsync(EdgeKind.Mute, person, keyset, default)),
                    await AddEdgesAsync(other => new AddEdge(EdgeKind.Mute, person.Value, other.Value, rig.NextId(), StorageRig.Noon)));
            case "sources":
                return (Boxed(keyset => rig.Users.ListSourcesAsync(EdgeKind.Follow, person.Value, keyset, default)),
                    await AddEdgesAsync(other => rig.Follow(other, person)));
            case "likers":
                return (Boxed(keyset => rig.Users.ListSourcesAsync(EdgeKind.Like, post.Value, keyset, default)),
                    await AddEdgesAsync(other => rig.Like(other, post)));
            case "posts":
                return (Boxed(keyset => rig.Posts.ListPostsAsync(person, includeFollowersOnly: true, keyset, default)),
                    [.. (await AddPostsAsync(person, PostVisibility.Followers)), post.Value]);
            case "public posts":
                var hidden = await AddPostsAsync(person, PostVisibility.Followers);
                return (Boxed(keyset => rig.Posts.ListPostsAsync(person, includeFollowersOnly: false, keyset, default)),
                    [.. (await AddPostsAsync(person, PostVisibility.Public)).Except(hidden), post.Value]);
            case "comments":
                var roots = await AddCommentsAsync(replyTo: null);
                await AddCommentsAsync(new CommentId(post, roots[0]));
                return (Boxed(keyset => rig.Posts.ListCommentsAsync(post, replyTo: null, keyset, default)), roots);
            case "replies":
                var root = new CommentId(post, (await AddCommentsAsync(replyTo: null))[1]);
                return (Boxed(keyset => rig.Posts.ListCommentsAsync(post, root, keyset, default)), await AddCommentsAsync(root));
            default:
                return (Boxed(keyset => rig.Feeds.ListHomeFeedAsync(person, keyset, default)), await AddFeedAsync());
        }

        async Task<List<long>> AddEdgesAsync(Func<UserId, AddEdge> edge)
        {
            var edges = others.Select(edge).ToList();
            await Task.WhenAll(edges.Select(rig.Journal.CommitAsync));
            return [.. edges.Select(added => added.Key).OrderDescending()];
        }

        async Task<List<long>> AddPostsAsync(UserId author, PostVisibility visibility)
        {
            var posts = new List<long>();
            for (var number = 0; number < 3; number++)
                posts.Insert(0, (await rig.AddPostAsync(author, visibility)).Value);
            return posts;
        }

        async Task<List<long>> AddCommentsAsync(CommentId? replyTo)
        {
            var comments = Enumerable.Range(0, 4)
                .Select(_ => new AddComment(new CommentId(post, rig.NextId()), person, "text", replyTo, StorageRig.Noon)).ToList();
            await Task.WhenAll(comments.Select(rig.Journal.CommitAsync));
            return [.. comments.Select(comment => comment.Comment.Number)];
        }

        async Task<List<long>> AddFeedAsync()
        {
            var feed = new List<long> { post.Value };
            await AddPostsAsync(others[4], PostVisibility.Public);
            for (var number = 0; number < 6; number++)
            {
                var author = others[number % 3];
                await rig.Journal.CommitAsync(rig.Follow(person, author));
                feed.Insert(0, (await rig.AddPostAsync(author, number % 2 == 0 ? PostVisibility.Public : PostVisibility.Followers)).Value);
            }
            await rig.Journal.CommitAsync(new DeletePost(new PostId(feed[0]), others[2], StorageRig.Noon));
            var repost = rig.Repost(others[1], new PostId(feed[3]));
            await rig.Journal.CommitAsync(repost);
            return [repost.Key, .. feed[1..]];
        }
    }

    private static Func<Keyset, Task<KeysetPage<object>>> Boxed<T>(Func<Keyset, Task<KeysetPage<T>>> read) => async keyset =>
    {
        var page = await read(keyset);
        return new KeysetPage<object>([.. page.Entries.Select(entry => new Keyed<object>(entry.Value!, entry.Key))], page.HasNext, page.HasPrevious);
    };

    private static async Task<List<long>> WalkForwardAsync(Func<Keyset, Task<KeysetPage<object>>> read, int size)
    {
        var keys = new List<long>();
        for (KeysetPage<object>? page = null; page is null || page.HasNext;)
        {
            page = await read(new Keyset(size, After: keys.Count == 0 ? null : keys[^1]));
            Assert.Equal(keys.Count > 0, page.HasPrevious);
            keys.AddRange(page.Entries.Select(entry => entry.Key));
        }
        return keys;
    }

    private static async Task<List<long>> WalkBackwardAsync(Func<Keyset, Task<KeysetPage<object>>> read, int size)
    {
        var keys = new List<long>();
        for (KeysetPage<object>? page = null; page is null || page.HasPrevious;)
        {
            page = await read(new Keyset(size, Before: keys.Count == 0 ? null : keys[0], FromEnd: true));
            Assert.Equal(keys.Count > 0, page.HasNext);
            keys.InsertRange(0, page.Entries.Select(entry => entry.Key));
        }
        return keys;
    }
}
