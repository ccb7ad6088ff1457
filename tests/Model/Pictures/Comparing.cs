using System.Text.Json;
using Nexus.Model.Tests.Programs;
using Nexus.Model.Tests.Reference;
using Nexus.Model.Tests.Running;

namespace Nexus.Model.Tests.Pictures;

/// <summary>Asks both sides the same, as one viewer after the other.</summary>
internal sealed class Comparing(SocialGraph expected, Cast cast, Calls calls)
{
    private const int NodesAtOnce = 100;
    private static readonly string s_personLists = Documents.PersonLists(Names.People), s_tags = Documents.Tags(Names.Tags);
    private readonly SystemWords _words = new(cast);

    /// <summary>What comes to a person by itself: feed and notifications.</summary>
    public async Task CompareHomeAsync(Comparison comparison, int viewer) => CompareHome(comparison, viewer, await AskViewerAsync(viewer, Documents.Home));

    /// <summary>What only a person sees, and each person, post and comment by its id.</summary>
    public async Task CompareOwnAsync(Comparison comparison, int viewer)
    {
        await CompareNodesAsync(comparison, viewer);
        if (viewer is Names.Anonymous or Names.Moderator)
            return;
        var own = await AskViewerAsync(viewer, Documents.Own);
        CompareHome(comparison, viewer, own);
        var who = Names.Person(viewer);
        comparison.Equal($"{who}'s best posts", Words.List(expected.FeedOf(viewer).Order()), Words.List(_words.Posts(own.GetProperty("top")).Order()));
        comparison.Equal($"{who}'s bookmarks", Words.List(expected.BookmarksOf(viewer)), Words.List(_words.Posts(own.GetProperty("bookmarks"))));
        comparison.Equal($"who asks to follow {who}", expected.RequestsOf(viewer), _words.People(own.GetProperty("followRequests")));
        comparison.Equal($"whom {who} blocks", expected.BlockedBy(viewer), _words.People(own.GetProperty("blockedUsers")));
        comparison.Equal($"whom {who} mutes", expected.MutedBy(viewer), _words.People(own.GetProperty("mutedUsers")));
        comparison.Equal($"who is suggested to {who}", Words.List(expected.SuggestionsFor(viewer)), _words.Names(own.GetProperty("suggestedUsers")));
    }

    /// <summary>The lists of people, posts and hashtags, as far as the viewer may read them.</summary>
    public async Task CompareListsAsync(Comparison comparison, int viewer)
    {
        var people = await AskManyAsync(viewer, s_personLists, Enumerable.Range(0, Names.People).Select(cast.NameOf));
        for (var person = 0; person < Names.People; person++)
            ComparePerson(comparison, viewer, person, people[person]);
        await ComparePostListsAsync(comparison, viewer);
        var tags = await AskManyAsync(viewer, s_tags, Enumerable.Range(0, Names.Tags).Select(tag => Names.Tag(tag) + cast.Suffix));
        for (var tag = 0; tag < Names.Tags; tag++)
            comparison.Equal($"{Names.Person(viewer)} looks at #{Names.Tag(tag)}", expected.TagFor(viewer, tag), _words.Tag(tags[tag]));
        var found = await AskAsync(viewer, Documents.Search, "text", cast.Word);
        comparison.Equal($"{Names.Person(viewer)} searches", Words.List(expected.FoundBy(viewer)), Words.List(_words.Posts(found.GetProperty("search"))));
        await ComparePagesAsync(comparison, viewer);
    }

    private void CompareHome(Comparison comparison, int viewer, JsonElement home)
    {
        var who = Names.Person(viewer);
        comparison.Equal($"{who}'s feed", Words.List(expected.FeedOf(viewer)), Words.List(_words.Posts(home.GetProperty("feed"))));
        comparison.Equal(
            $"{who}'s notifications", Words.List(expected.NotificationsOf(viewer)),
            Words.List(SystemWords.Each(home.GetProperty("notifications").GetProperty("nodes"), _words.Notification)));
        comparison.Equal($"{who}'s unread", $"{expected.CountUnread(viewer)}", $"{SystemWords.Number(home, "unreadNotificationCount")}");
    }

    private async Task CompareNodesAsync(Comparison comparison, int viewer)
    {
        var people = Enumerable.Range(0, Names.People).Select(person => (
            Id: (string?)cast.IdOf(person), Name: Names.Person(person), Expected: expected.Sees(viewer, person) ? expected.PersonOf(viewer, person) : Words.Nothing));
        var posts = expected.Posts.Where(post => viewer != Names.Moderator || !expected.IsRemoved(post)).Select(post => (
            Id: cast.FindWritten(post), Name: Names.Post(post), Expected: expected.SeesPost(viewer, post) ? expected.PostOf(viewer, post) : Words.Nothing));
        var comments = expected.Comments.Where(comment => viewer != Names.Moderator || !expected.IsUnderRemoved(comment)).Select(comment => (
            Id: cast.FindWritten(comment), Name: Names.Comment(comment), Expected: expected.SeesComment(viewer, comment) ? expected.CommentOf(viewer, comment) : Words.Nothing));
        foreach (var asked in people.Concat(posts).Concat(comments).Where(node => node.Id is not null).Chunk(NodesAtOnce))
        {
            var nodes = (await AskAsync(viewer, Documents.Nodes, "ids", asked.Select(node => node.Id).ToArray())).GetProperty("nodes");
            for (var index = 0; index < asked.Length; index++)
                comparison.Equal($"{Names.Person(viewer)} looks at {asked[index].Name}", asked[index].Expected, _words.Node(nodes[index]));
        }
    }

    private void ComparePerson(Comparison comparison, int viewer, int person, JsonElement user)
    {
        var (who, whom) = (Names.Person(viewer), Names.Person(person));
        comparison.Equal($"whether {whom} is there for {who}", $"{expected.Sees(viewer, person)}", $"{user.ValueKind != JsonValueKind.Null}");
        if (user.ValueKind == JsonValueKind.Null)
            return;
        comparison.Equal($"{who} reads {whom}'s posts", Words.List(expected.PostsOf(viewer, person)), Words.List(_words.Posts(user.GetProperty("posts"))));
        comparison.Equal($"{who} reads {whom}'s followers", expected.FollowersOf(viewer, person), _words.People(user.GetProperty("followers")));
        comparison.Equal($"{who} reads whom {whom} follows", expected.FollowingOf(viewer, person), _words.People(user.GetProperty("following")));
        comparison.Equal($"{who} reads {whom}'s followers that {who} knows", expected.FollowersKnownOf(viewer, person), _words.People(user.GetProperty("followersYouKnow")));
    }

    private async Task ComparePostListsAsync(Comparison comparison, int viewer)
    {
        foreach (var asked in expected.Posts.Where(post => expected.SeesPost(viewer, post) && cast.FindWritten(post) is not null).Chunk(NodesAtOnce))
        {
            var nodes = (await AskAsync(viewer, Documents.PostLists, "ids", asked.Select(cast.FindWritten).ToArray())).GetProperty("nodes");
            for (var index = 0; index < asked.Length; index++)
            {
                var (post, who) = (asked[index], Names.Person(viewer));
                if (nodes[index].ValueKind == JsonValueKind.Null)
                {
                    comparison.Equal($"{who} looks at {Names.Post(post)}", "a post", Words.Nothing);
                    continue;
                }

                comparison.Equal($"{who} reads what {Names.Post(post)} was", expected.FormerOf(post), _words.Former(nodes[index]));
                comparison.Equal($"{who} reads who likes {Names.Post(post)}", expected.LikersOf(viewer, post), _words.People(nodes[index].GetProperty("likers")));
                var thread = await ReadThreadAsync(viewer, Names.Post(post), nodes[index].GetProperty("comments"));
                comparison.Equal($"{who} reads the comments on {Names.Post(post)}", Words.List(expected.ThreadOf(viewer, post)), Words.List(thread));
            }
        }
    }

    /// <summary>Comments with all that hangs below, as the reference tells them.</summary>
    private async Task<List<string>> ReadThreadAsync(int viewer, string above, JsonElement comments)
    {
        var lines = new List<string> { $"{above} has {SystemWords.Number(comments, "totalCount")}" };
        foreach (var comment in comments.GetProperty("nodes").EnumerateArray())
        {
            lines.Add(_words.Comment(comment));
            if (SystemWords.Number(comment, "replyCount") == 0)
                continue;
            var below = (await AskAsync(viewer, Documents.Replies, "ids", new[] { comment.GetProperty("id").GetString()! })).GetProperty("nodes")[0];
            if (below.ValueKind != JsonValueKind.Null)
                lines.AddRange(await ReadThreadAsync(viewer, _words.Called(comment), below.GetProperty("replies")));
        }

        return lines;
    }

    /// <summary>The feed by pages of three, from the top and from the end.</summary>
    private async Task ComparePagesAsync(Comparison comparison, int viewer)
    {
        if (viewer == Names.Anonymous)
            return;
        var feed = Words.List(expected.FeedOf(viewer));
        comparison.Equal($"{Names.Person(viewer)} turns the feed's pages", feed, Words.List(await WalkAsync(viewer, fromEnd: false)));
        comparison.Equal($"{Names.Person(viewer)} turns the feed's pages back", feed, Words.List(await WalkAsync(viewer, fromEnd: true)));
    }

    private async Task<List<string>> WalkAsync(int viewer, bool fromEnd)
    {
        const int Size = 3;
        var (posts, hasMore, cursor) = (new List<string>(), true, (string?)null);
        while (hasMore)
        {
            var answer = await AskAsync(viewer, Documents.FeedPage, fromEnd ? new() { ["last"] = Size, ["before"] = cursor } : new() { ["first"] = Size, ["after"] = cursor });
            var page = answer.GetProperty("viewer").GetProperty("page");
            posts.InsertRange(fromEnd ? 0 : posts.Count, _words.Posts(page));
            var info = page.GetProperty("pageInfo");
            hasMore = SystemWords.Flag(info, fromEnd ? "hasPreviousPage" : "hasNextPage");
            cursor = info.GetProperty(fromEnd ? "startCursor" : "endCursor").GetString();
        }

        return posts;
    }

    private async Task<JsonElement> AskViewerAsync(int viewer, string document) => (await AskAsync(viewer, document, [])).GetProperty("viewer");

    private async Task<JsonElement[]> AskManyAsync(int viewer, string document, IEnumerable<string> names)
    {
        var answer = await AskAsync(viewer, document, names.Select((name, index) => KeyValuePair.Create($"a{index}", (object?)name)).ToDictionary());
        return [.. answer.EnumerateObject().Select(field => field.Value)];
    }

    private Task<JsonElement> AskAsync(int viewer, string document, string name, object? value) => AskAsync(viewer, document, new() { [name] = value });

    private async Task<JsonElement> AskAsync(int viewer, string document, Dictionary<string, object?> variables) =>
        (await calls.SendAsync(cast.Caller(viewer), document, variables)).Answer.GetProperty("data");
}
