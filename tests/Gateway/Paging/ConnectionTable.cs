namespace Nexus.Gateway.Tests.Paging;

/// <summary>In what order a list gives what was added to it.</summary>
internal enum ListOrder { NewestFirst, OldestFirst, ByRank }

/// <summary>One connection of the schema (<paramref name="Field"/>: <c>Type.field</c>), perhaps with arguments that make it another list (<paramref name="Variant"/>).</summary>
/// <param name="HasTotal">Whether it has a totalCount.</param>
/// <param name="CountsHidden">Whether that counts what is not there for the viewer.</param>
internal sealed record ConnectionCase(
    string Field, string Variant, string NodeType, ListOrder Order, bool HasTotal, bool CountsHidden, Func<Stage, Task<Listing>> MakeAsync)
{
    public string Name => Variant.Length == 0 ? Field : $"{Field} {Variant}";
}

/// <summary>All connections of the schema: a new one has to be added here, and with that it has its laws.</summary>
internal static class ConnectionTable
{
    private static readonly string[] s_viewer = ["viewer"];

    public static IReadOnlyList<ConnectionCase> All { get; } =
    [
        new("Comment.replies", "", "Comment", ListOrder.OldestFirst, true, true, RepliesAsync),
        new("Hashtag.posts", "", "Post", ListOrder.NewestFirst, false, false, HashtagPostsAsync),
        new("Post.comments", "", "Comment", ListOrder.OldestFirst, true, true, CommentsAsync),
        new("Post.likers", "", "User", ListOrder.NewestFirst, true, true, LikersAsync),
        new("Query.publicFeed", "", "Post", ListOrder.NewestFirst, false, false, PublicFeedAsync),
        new("Query.search", "POST", "SearchResult", ListOrder.NewestFirst, false, false, stage => SearchPostsAsync(stage)),
        new("Query.search", "USER", "SearchResult", ListOrder.ByRank, false, false, SearchPeopleAsync),
        new("Query.search", "HASHTAG", "SearchResult", ListOrder.ByRank, false, false, SearchHashtagsAsync),
        new("User.posts", "", "Post", ListOrder.NewestFirst, false, false, PostsAsync),
        new("User.followers", "", "User", ListOrder.NewestFirst, true, true, FollowersAsync),
        new("User.following", "", "User", ListOrder.NewestFirst, true, true, FollowingAsync),
        new("User.followersYouKnow", "", "User", ListOrder.NewestFirst, true, false, FollowersYouKnowAsync),
        new("Viewer.followRequests", "", "User", ListOrder.NewestFirst, true, false, FollowRequestsAsync),
        new("Viewer.blockedUsers", "", "User", ListOrder.NewestFirst, true, true, BlockedAsync),
        new("Viewer.mutedUsers", "", "User", ListOrder.NewestFirst, true, true, MutedAsync),
        new("Viewer.feed", "LATEST", "Post", ListOrder.NewestFirst, false, false, stage => FeedAsync(stage, "LATEST")),
        new("Viewer.feed", "TOP", "Post", ListOrder.ByRank, false, false, stage => FeedAsync(stage, "TOP")),
        new("Viewer.bookmarks", "", "Post", ListOrder.NewestFirst, false, false, BookmarksAsync),
        new("Viewer.notifications", "", "Notification", ListOrder.NewestFirst, false, false, stage => NotificationsAsync(stage, "")),
        new("Viewer.notifications", "unread", "Notification", ListOrder.NewestFirst, false, false, stage => NotificationsAsync(stage, "unreadOnly: true")),
    ];

    private static async Task<Listing> RepliesAsync(Stage stage)
    {
        var (viewer, author, extras) = (await stage.SignUpAsync("viewer"), await stage.SignUpAsync("author"), stage.Extras());
        var post = await author.PostAsync("thread");
        var comment = await author.CommentAsync(post, "first");
        return new Listing
        {
            Viewer = viewer, Around = [$"node(id: \"{comment}\")", "... on Comment"], Field = "replies",
            AddAsync = async () => await (await extras()).CommentAsync(post, "reply", comment),
            AddHiddenAsync = () => HideAsync(viewer, extras, extra => extra.CommentAsync(post, "reply", comment)),
        };
    }

    private static async Task<Listing> CommentsAsync(Stage stage)
    {
        var (viewer, author, extras) = (await stage.SignUpAsync("viewer"), await stage.SignUpAsync("author"), stage.Extras());
        var post = await author.PostAsync("thread");
        return new Listing
        {
            Viewer = viewer, Around = [$"node(id: \"{post}\")", "... on Post"], Field = "comments",
            AddAsync = async () => await (await extras()).CommentAsync(post, "so"),
            AddHiddenAsync = () => HideAsync(viewer, extras, extra => extra.CommentAsync(post, "so")),
        };
    }

    private static async Task<Listing> LikersAsync(Stage stage)
    {
        var (viewer, author, extras) = (await stage.SignUpAsync("viewer"), await stage.SignUpAsync("author"), stage.Extras());
        var post = await author.PostAsync("liked");
        return new Listing
        {
            Viewer = viewer, Around = [$"node(id: \"{post}\")", "... on Post"], Field = "likers",
            AddAsync = () => ByAsync(extras, extra => extra.LikeAsync(post)),
            AddHiddenAsync = () => HideAsync(viewer, extras, extra => extra.LikeAsync(post)),
        };
    }

    private static async Task<Listing> HashtagPostsAsync(Stage stage)
    {
        var (viewer, word, extras) = (await stage.SignUpAsync("viewer"), stage.NewWord(), stage.Extras());
        // There is no hashtag before its first post.
        await HideAsync(viewer, extras, extra => extra.PostAsync($"#{word}"));
        return new Listing
        {
            Viewer = viewer, Around = [$"hashtag(name: \"{word}\")"], Field = "posts",
            AddAsync = async () => await (await extras()).PostAsync($"#{word}"),
            AddHiddenAsync = () => HideAsync(viewer, extras, extra => extra.PostAsync($"#{word}")),
        };
    }

    private static async Task<Listing> PublicFeedAsync(Stage stage)
    {
        var (viewer, extras) = (await stage.SignUpAsync("viewer"), stage.Extras());
        return new Listing
        {
            Viewer = viewer, Around = [], Field = "publicFeed",
            AddAsync = async () => await (await extras()).PostAsync("for everybody"),
            AddHiddenAsync = () => HideAsync(viewer, extras, extra => extra.PostAsync("for everybody")),
        };
    }

    private static async Task<Listing> SearchPostsAsync(Stage stage)
    {
        var (viewer, word, extras) = (await stage.SignUpAsync("viewer"), stage.NewWord(), stage.Extras());
        return new Listing
        {
            Viewer = viewer, Around = [], Field = "search", Arguments = $"text: \"{word}\", kind: POST", Key = "... on Post { id }",
            AddAsync = async () => await (await extras()).PostAsync($"the {word}"),
            AddHiddenAsync = () => HideAsync(viewer, extras, extra => extra.PostAsync($"the {word}")),
        };
    }

    private static async Task<Listing> SearchPeopleAsync(Stage stage)
    {
        var (viewer, word) = (await stage.SignUpAsync("viewer"), stage.NewWord());
        return new Listing
        {
            Viewer = viewer, Around = [], Field = "search", Arguments = $"text: \"{word}\", kind: USER", Key = "... on User { id }",
            AddAsync = async () => (await stage.SignUpAsync(word)).Id,
            AddHiddenAsync = async () => await viewer.BlockAsync(await stage.SignUpAsync(word)),
        };
    }

    private static async Task<Listing> SearchHashtagsAsync(Stage stage)
    {
        var (viewer, word, number) = (await stage.SignUpAsync("viewer"), stage.NewWord(), 0);
        return new Listing
        {
            Viewer = viewer, Around = [], Field = "search", Arguments = $"text: \"#{word}\", kind: HASHTAG", Key = "... on Hashtag { name }",
            AddAsync = async () =>
            {
                var name = $"{word}{(char)('a' + (number / 26))}{(char)('a' + (number++ % 26))}";
                await viewer.PostAsync($"#{name}");
                return name;
            },
        };
    }

    private static async Task<Listing> PostsAsync(Stage stage)
    {
        var (viewer, author) = (await stage.SignUpAsync("viewer"), await stage.SignUpAsync("author"));
        return new Listing
        {
            Viewer = viewer, Around = [$"user(username: \"{author.Username}\")"], Field = "posts",
            AddAsync = () => author.PostAsync("post"),
            AddHiddenAsync = () => author.SendAsync("""mutation { createPost(input: { text: "for friends", visibility: FOLLOWERS }) { post { id } } }"""),
        };
    }

    private static async Task<Listing> FollowersAsync(Stage stage)
    {
        var (viewer, other, extras) = (await stage.SignUpAsync("viewer"), await stage.SignUpAsync("other"), stage.Extras());
        return new Listing
        {
            Viewer = viewer, Around = [$"user(username: \"{other.Username}\")"], Field = "followers",
            AddAsync = () => ByAsync(extras, extra => extra.FollowAsync(other)),
            AddHiddenAsync = () => HideAsync(viewer, extras, extra => extra.FollowAsync(other)),
        };
    }

    private static async Task<Listing> FollowingAsync(Stage stage)
    {
        var (viewer, other, extras) = (await stage.SignUpAsync("viewer"), await stage.SignUpAsync("other"), stage.Extras());
        return new Listing
        {
            Viewer = viewer, Around = [$"user(username: \"{other.Username}\")"], Field = "following",
            AddAsync = () => ByAsync(extras, other.FollowAsync),
            AddHiddenAsync = () => HideAsync(viewer, extras, other.FollowAsync),
        };
    }

    private static async Task<Listing> FollowersYouKnowAsync(Stage stage)
    {
        var (viewer, other, extras) = (await stage.SignUpAsync("viewer"), await stage.SignUpAsync("other"), stage.Extras());
        return new Listing
        {
            Viewer = viewer, Around = [$"user(username: \"{other.Username}\")"], Field = "followersYouKnow",
            AddAsync = () => ByAsync(extras, KnowAsync),
            AddHiddenAsync = () => HideAsync(viewer, extras, KnowAsync),
        };

        async Task KnowAsync(Person extra)
        {
            await viewer.FollowAsync(extra);
            await extra.FollowAsync(other);
        }
    }

    private static async Task<Listing> FollowRequestsAsync(Stage stage)
    {
        var (viewer, extras) = (await stage.SignUpAsync("viewer"), stage.Extras());
        await viewer.SendAsync("mutation { updateProfile(input: { isPrivate: true }) { user { id } } }");
        return new Listing
        {
            Viewer = viewer, Around = s_viewer, Field = "followRequests",
            AddAsync = () => ByAsync(extras, extra => extra.FollowAsync(viewer)),
            AddHiddenAsync = () => HideAsync(viewer, extras, extra => extra.FollowAsync(viewer)),
        };
    }

    private static async Task<Listing> BlockedAsync(Stage stage)
    {
        var (viewer, extras) = (await stage.SignUpAsync("viewer"), stage.Extras());
        return new Listing { Viewer = viewer, Around = s_viewer, Field = "blockedUsers", AddAsync = () => ByAsync(extras, viewer.BlockAsync) };
    }

    private static async Task<Listing> MutedAsync(Stage stage)
    {
        var (viewer, extras) = (await stage.SignUpAsync("viewer"), stage.Extras());
        return new Listing
        {
            Viewer = viewer, Around = s_viewer, Field = "mutedUsers",
            AddAsync = () => ByAsync(extras, viewer.MuteAsync),
            AddHiddenAsync = () => HideAsync(viewer, extras, viewer.MuteAsync),
        };
    }

    private static async Task<Listing> FeedAsync(Stage stage, string order)
    {
        var (viewer, extras, muted) = (await stage.SignUpAsync("viewer"), stage.Extras(), await stage.SignUpAsync("muted"));
        await viewer.FollowAsync(muted);
        await viewer.MuteAsync(muted);
        return new Listing
        {
            Viewer = viewer, Around = s_viewer, Field = "feed", Arguments = $"order: {order}",
            AddAsync = async () =>
            {
                // Somebody whose other posts are older would bring them along.
                var author = await stage.SignUpAsync("author");
                await viewer.FollowAsync(author);
                return await author.PostAsync("news");
            },
            AddHiddenAsync = () => muted.PostAsync("not heard"),
        };
    }

    private static async Task<Listing> BookmarksAsync(Stage stage)
    {
        var (viewer, extras) = (await stage.SignUpAsync("viewer"), stage.Extras());
        return new Listing
        {
            Viewer = viewer, Around = s_viewer, Field = "bookmarks",
            AddAsync = async () => await BookmarkAsync(await extras()),
            AddHiddenAsync = () => HideAsync(viewer, extras, BookmarkAsync),
        };

        async Task<string> BookmarkAsync(Person author)
        {
            var post = await author.PostAsync("worth keeping");
            await viewer.DoAsync("bookmarkPost", "postId", post);
            return post;
        }
    }

    private static async Task<Listing> NotificationsAsync(Stage stage, string arguments)
    {
        var (viewer, extras) = (await stage.SignUpAsync("viewer"), stage.Extras());
        return new Listing
        {
            Viewer = viewer, Around = s_viewer, Field = "notifications", Arguments = arguments, Key = "post { id }",
            AddAsync = async () => await LikedAsync(await extras()),
            AddHiddenAsync = () => HideAsync(viewer, extras, LikedAsync),
        };

        async Task<string> LikedAsync(Person extra)
        {
            var post = await viewer.PostAsync("mine");
            await extra.LikeAsync(post);
            return post;
        }
    }

    /// <summary>Lets the next of the extras do it; their id.</summary>
    private static async Task<string> ByAsync(Func<Task<Person>> extras, Func<Person, Task> act)
    {
        var extra = await extras();
        await act(extra);
        return extra.Id;
    }

    /// <summary>Lets the next of the extras do it, who is then blocked.</summary>
    private static async Task HideAsync(Person viewer, Func<Task<Person>> extras, Func<Person, Task> act)
    {
        var extra = await extras();
        await act(extra);
        await viewer.BlockAsync(extra);
    }
}
