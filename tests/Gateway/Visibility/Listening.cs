namespace Nexus.Gateway.Tests.Visibility;

/// <summary>
/// Everybody's subscriptions, made while everybody followed everybody: what still comes after the standing has changed, and what can be subscribed to then.
/// </summary>
internal sealed class Listening(World world) : IAsyncDisposable
{
    private const string
        Changes = "subscription($post: ID!) { postChanged(postId: $post) " + Selections.Post + " }",
        Added = "subscription($post: ID!, $after: ID) { commentAdded(postId: $post, after: $after) " + Selections.Comment + " }",
        Feed = "subscription { feedPostAdded " + Selections.Post + " }",
        Inbox = "subscription { notificationReceived " + Selections.Notification + " }";

    /// <summary>Whose posts the friend still sees, and can change.</summary>
    private static readonly string[] s_lively = ["public", "private"];

    private static readonly string[] s_livelyThings = [.. World.Things.Except(["deleted", "removed"])];

    private readonly Dictionary<Onlooker, Listener> _listeners = [];
    private readonly Dictionary<Onlooker, Listener> _again = [];
    private readonly List<Listener> _opened = [];

    public static async Task<Listening> StartAsync(World world)
    {
        var listening = new Listening(world);
        foreach (var document in new[] { Changes, Added, Feed, Inbox })
            world.Documents.TryAdd(document, 0);
        await listening.SubscribeAsync();
        await listening.AwaitAllAsync();
        return listening;
    }

    /// <summary>Lets everything happen that can be heard of, and notes who hears of it.</summary>
    public async Task RecordAsync()
    {
        await SubscribeAgainAsync();
        await ChangePostsAsync();
        foreach (var author in s_lively)
            await SpeakAsync(world.Circles[author]);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var listener in _opened)
            await listener.DisposeAsync();
    }

    private async Task SubscribeAsync()
    {
        foreach (var ofPerson in world.Pairs().GroupBy(pair => pair.Person?.Id))
        {
            var listener = await OpenAsync(ofPerson.First().Person);
            foreach (var pair in ofPerson)
            {
                _listeners.Add(pair, listener);
                await listener.SubscribeAsync($"hosted {pair.Circle.Kind}", Added, new { post = pair.Circle.Hosted, after = pair.Circle.Comments["orphan"] });
                foreach (var thing in s_lively.Contains(pair.Circle.Kind) ? World.Things : [])
                    await listener.SubscribeAsync($"changes {pair.Circle.Kind} {thing}", Changes, new { post = pair.Circle.Posts[thing] });
            }

            if (ofPerson.First().Person is null)
                continue;
            await listener.SubscribeAsync("feed", Feed, new { });
            await listener.SubscribeAsync("inbox", Inbox, new { });
        }
    }

    private async Task<Listener> OpenAsync(Person? person)
    {
        var listener = await Listener.OpenAsync(world, person);
        _opened.Add(listener);
        return listener;
    }

    /// <summary>Until each subscription has brought something: from then on nothing is missed.</summary>
    private async Task AwaitAllAsync()
    {
        var friend = world.Friend;
        var posts = s_lively.SelectMany(author => World.Things.Select(thing => world.Circles[author].Posts[thing])).ToArray();
        await RepeatAsync(
            async () => await friend.WriteAsync($"Anybody? {Everybody}"), posts, () => _listeners.SelectMany(known => WhatSleeps(known.Key, known.Value)));
    }

    /// <summary>The friend takes likes back and gives them again until nothing is missing any more.</summary>
    private async Task RepeatAsync(Func<Task> actAsync, IReadOnlyList<string> posts, Func<IEnumerable<string>> listMissing)
    {
        var patience = Task.Delay(TimeSpan.FromSeconds(30));
        for (var likes = true; !likes || listMissing().Any();)
        {
            Assert.False(patience.IsCompleted, string.Join('\n', listMissing()));
            likes = !likes;
            await actAsync();
            await Task.WhenAll(posts.Select(postId => world.Friend.DoAsync(likes ? "likePost" : "unlikePost", new { postId })));
            // What changes twice within a quarter of a second is told once.
            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }
    }

    private static IEnumerable<string> WhatSleeps(Onlooker pair, Listener listener)
    {
        var expected = s_lively.Contains(pair.Circle.Kind) ? World.Things.Where(thing => thing != "followers" || pair.Person is not null).Select(thing => ChangesOf(pair, thing)) : [];
        if (pair.Person is not null)
            expected = expected.Concat(["feed", "inbox"]);
        return expected.Where(id => !listener.Has(id)).Select(id => $"{pair.Viewer} of {pair.Circle.Kind}: {id} {listener.WhyEnded(id)}");
    }

    private async Task SubscribeAgainAsync()
    {
        foreach (var (pair, known) in _listeners)
        {
            var listener = _again[pair] = pair.IsSuspended ? await OpenAsync(pair.Person) : known;
            foreach (var thing in ThingsToHear(pair))
            {
                await listener.SubscribeAsync($"again {ChangesOf(pair, thing)}", Changes, new { post = pair.Circle.Posts[thing] });
                await listener.SubscribeAsync(CommentsOf(pair, thing), Added, new { post = pair.Circle.Posts[thing], after = pair.Circle.Under[thing] });
            }
        }
    }

    /// <summary>Each post gets one comment more: whoever hears of that has heard of what came after the standing changed.</summary>
    private async Task ChangePostsAsync()
    {
        var posts = s_lively.SelectMany(author => s_livelyThings.Select(thing => world.Circles[author].Posts[thing])).ToArray();
        await Task.WhenAll(posts.Select(post => world.Friend.CommentOnAsync(post, "more")));
        foreach (var (pair, listener) in _listeners.Where(known => s_lively.Contains(known.Key.Circle.Kind)))
        {
            foreach (var thing in ThingsToHear(pair))
            {
                await listener.UntilAsync(() => listener.Has(ChangesOf(pair, thing), MoreComments) || listener.HasEnded(ChangesOf(pair, thing)), $"{pair.Viewer} {ChangesOf(pair, thing)}");
                pair.Record(thing, "postChanged from before", !listener.HasEnded(ChangesOf(pair, thing)));
            }
        }

        await RepeatAsync(() => Task.CompletedTask, posts, () => _again.SelectMany(known => WhatIsUnanswered(known.Key, known.Value)));
        foreach (var (pair, listener) in _again)
        {
            foreach (var thing in ThingsToHear(pair))
            {
                pair.Record(thing, "postChanged", !listener.HasEnded($"again {ChangesOf(pair, thing)}"));
                pair.Record(thing, "commentAdded", !listener.HasEnded(CommentsOf(pair, thing)));
            }
        }
    }

    private static IEnumerable<string> WhatIsUnanswered(Onlooker pair, Listener listener) =>
        ThingsToHear(pair).SelectMany(thing => new[] { $"again {ChangesOf(pair, thing)}", CommentsOf(pair, thing) })
            .Where(id => !listener.Has(id) && !listener.HasEnded(id))
            .Select(id => $"{pair.Viewer}: {id}");

    private static IEnumerable<string> ThingsToHear(Onlooker pair) => World.Things.Where(thing => !World.IsForModerators(pair.Viewer, pair.Circle.Kind, thing));

    private async Task SpeakAsync(Circle circle)
    {
        var late = await circle.Author.CommentOnAsync(circle.Hosted, "a late comment");
        var end = await world.Friend.CommentOnAsync(circle.Hosted, "the end");
        var fresh = await circle.Author.WriteAsync($"fresh {Everybody}");
        var forFollowers = await circle.Author.WriteAsync($"fresh {Everybody}", "FOLLOWERS");
        foreach (var (pair, listener) in _listeners.Where(known => known.Key.Circle == circle))
        {
            await listener.UntilAsync(() => listener.Has($"hosted {circle.Kind}", end) || listener.HasEnded($"hosted {circle.Kind}"), $"{pair.Viewer}: the last comment");
            pair.Record("late", "commentAdded on another's post", listener.Has($"hosted {circle.Kind}", late));
        }

        await HearAsync(circle, ("fresh", fresh), ("fresh-followers", forFollowers));
    }

    /// <summary>What is to come is waited for, because feeds are told after their author is answered; what is not to come has not come when something later has.</summary>
    private async Task HearAsync(Circle circle, params (string Thing, string Post)[] posts)
    {
        var hearing = _listeners.Where(known => known.Key.Circle == circle && known.Key.Person is not null).ToArray();
        foreach (var (pair, listener) in hearing)
            foreach (var (thing, post) in posts)
                if (Expectations.Find(new Cell(pair.Viewer, circle.Kind, thing, "feedPostAdded")) == Acts.Done)
                    await listener.UntilAsync(() => listener.Has("feed", post), $"{pair.Viewer}: {thing} in the feed");
        var end = await world.Friend.WriteAsync($"the end {Everybody}");
        foreach (var (pair, listener) in hearing)
        {
            await listener.UntilAsync(() => HasHeard(listener, "feed", end) && HasHeard(listener, "inbox", end), $"{pair.Viewer}: the last post");
            foreach (var (thing, post) in posts)
            {
                pair.Record(thing, "feedPostAdded", listener.Has("feed", post));
                pair.Record(thing, "notificationReceived", listener.Has("inbox", post));
            }
        }
    }

    private static bool HasHeard(Listener listener, string id, string sought) => listener.Has(id, sought) || listener.HasEnded(id);

    private const string MoreComments = "\"commentCount\":2";

    private string Everybody => string.Join(' ', world.People.Values.Concat(world.Circles.Values.Select(circle => circle.Author)).Select(person => '@' + person.Username));

    private static string CommentsOf(Onlooker pair, string thing) => $"comments {pair.Circle.Kind} {thing}";

    private static string ChangesOf(Onlooker pair, string thing) => $"changes {pair.Circle.Kind} {thing}";
}
