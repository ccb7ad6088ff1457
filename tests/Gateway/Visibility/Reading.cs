using System.Text.Json;

namespace Nexus.Gateway.Tests.Visibility;

/// <summary>Asks for everything of one author's in every way there is.</summary>
internal sealed class Reading(Onlooker onlooker)
{
    private readonly Circle _circle = onlooker.Circle;

    public async Task AskAsync()
    {
        await AskPostsByIdAsync();
        await AskPostListsAsync();
        await AskHashtagsAsync();
        await new PeopleReading(onlooker).AskAsync();
        await new CommentReading(onlooker).AskAsync();
        await new OwnReading(onlooker).AskAsync();
        RecordAnythingHeard();
    }

    private async Task AskPostsByIdAsync()
    {
        var things = World.Things;
        var alone = await onlooker.AskAsync(
            $"{{ {string.Join(' ', things.Select(thing => $"{thing}: node(id: \"{_circle.Posts[thing]}\") {{ ... on Post {Selections.Post} }}"))} }}");
        foreach (var thing in things)
            onlooker.Record(thing, "post by node", alone.At(thing).GetRawText().Contains(_circle.MarkOf(thing), StringComparison.Ordinal));
        await AskAllAsync("post by nodes", _circle.Posts, $"... on Post {Selections.Post}", _circle.MarkOf);
        await AskAllAsync("post that is quoted", _circle.Quotes, $"... on Post {{ quoted {Selections.Post} }}", _circle.MarkOf);
        await AskAllAsync("post of a comment", _circle.Under, $"... on Comment {{ post {Selections.Post} }}", _circle.MarkOf);
        await AskAllAsync("comment on a post by node", _circle.Under, "... on Comment { id }", thing => _circle.Under[thing]);
        await AskAllAsync("comment in a post's list", _circle.Posts, $"... on Post {{ comments(first: 100) {Selections.Comments} }}", thing => _circle.Under[thing]);
        await AskAllAsync("liker of a post", _circle.Posts, $"... on Post {{ likers(first: 100) {Selections.People} }}", _ => onlooker.World.Friend.Id);
        await AskAllAsync("former text of a post", _circle.Posts, "... on Post { revisions { text } }", _circle.MarkOf);
        await AskAllAsync("hashtag of a post", _circle.Posts, "... on Post { hashtags { id name postCount } }", thing => _circle.Tags[thing]);
        await AskAllAsync("person mentioned in a post", _circle.Posts, $"... on Post {{ mentions {Selections.Person} }}", _ => onlooker.World.People["stranger"].Id);
        await AskCountsAsync();
    }

    private async Task AskCountsAsync()
    {
        var posts = await onlooker.AskAsync(
            "query($ids: [ID!]!) { nodes(ids: $ids) { ... on Post { likeCount commentCount repostCount likers { totalCount } comments { totalCount } } } }",
            new { ids = new[] { _circle.Posts["public"] } });
        var post = posts.At("nodes", "0");
        foreach (var count in new[] { "likeCount", "commentCount", "repostCount" })
            onlooker.Record("public", count, post.ValueKind == JsonValueKind.Null ? Acts.NotThere : post.At(count).GetRawText());
        foreach (var list in new[] { "likers", "comments" })
            onlooker.Record("public", $"totalCount of {list}", post.ValueKind == JsonValueKind.Null ? Acts.NotThere : post.At(list, "totalCount").GetRawText());
    }

    private async Task AskPostListsAsync()
    {
        var lists = new (string Way, string Document)[]
        {
            ("profile", $"query($user: ID!, $after: String) {{ node(id: $user) {{ ... on User {{ list: posts(first: 100, after: $after) {Selections.Posts} }} }} }}"),
            ("public feed", $"query($after: String) {{ list: publicFeed(first: 100, after: $after) {Selections.Posts} }}"),
            ("home feed", $"query($after: String) {{ viewer {{ list: feed(first: 100, after: $after) {Selections.Posts} }} }}"),
            ("home feed by score", $"query($after: String) {{ viewer {{ list: feed(first: 100, after: $after, order: TOP) {Selections.Posts} }} }}"),
            ("bookmarks", $"query($after: String) {{ viewer {{ list: bookmarks(first: 100, after: $after) {Selections.Posts} }} }}"),
        };
        foreach (var (way, document) in lists)
        {
            var answer = await onlooker.AskPagesAsync(document, document.Contains("$user", StringComparison.Ordinal) ? new { user = _circle.Author.Id } : null);
            foreach (var thing in World.Things)
                onlooker.Record(thing, way, answer.Contains(_circle.Posts[thing], StringComparison.Ordinal));
            if (way.StartsWith("home feed", StringComparison.Ordinal))
                onlooker.Record("repost", way, answer.Contains(_circle.Far, StringComparison.Ordinal));
        }

        foreach (var thing in World.Things)
            await SearchPostsAsync(thing);
    }

    private async Task SearchPostsAsync(string thing)
    {
        const string Search = "query($text: String!, $after: String) { list: search(text: $text, kind: POST, first: 100, after: $after) " + Selections.Results + " }";
        var mark = _circle.MarkOf(thing);
        foreach (var (way, text) in new[] { ("search for a word", mark), ("search for a phrase", $"\"{mark} wild geese\""), ("search of an author", $"from:{_circle.Author.Username} geese") })
            onlooker.Record(thing, way, (await onlooker.AskPagesAsync(Search, new { text })).Contains(_circle.Posts[thing], StringComparison.Ordinal));
    }

    private async Task AskHashtagsAsync()
    {
        const string Fields = "{ id name postCount list: posts(first: 100, after: $after) " + Selections.Posts + " }";
        var trending = (await onlooker.AskAsync("{ trendingHashtags(first: 100) { id name postCount } }")).GetRawText();
        foreach (var thing in World.Things)
        {
            var (tag, id, post) = (_circle.TagOf(thing), _circle.Tags[thing], _circle.Posts[thing]);
            var byName = await onlooker.AskPagesAsync($"query($tag: String!, $after: String) {{ hashtag(name: $tag) {Fields} }}", new { tag });
            var byId = await onlooker.AskPagesAsync($"query($id: ID!, $after: String) {{ node(id: $id) {{ ... on Hashtag {Fields} }} }}", new { id });
            var found = await onlooker.AskPagesAsync(
                $"query($tag: String!, $after: String) {{ list: search(text: $tag, kind: HASHTAG, first: 100, after: $after) {Selections.Results} }}", new { tag = tag[..^1] });
            onlooker.Record(thing, "hashtag by name", byName.Contains(id, StringComparison.Ordinal));
            onlooker.Record(thing, "hashtag by node", byId.Contains(id, StringComparison.Ordinal));
            onlooker.Record(thing, "search for a hashtag", found.Contains(id, StringComparison.Ordinal));
            onlooker.Record(thing, "trending hashtag", trending.Contains(id, StringComparison.Ordinal));
            onlooker.Record(thing, "post of a hashtag", byName.Contains(post, StringComparison.Ordinal));
            onlooker.Record(thing, "post of a hashtag by node", byId.Contains(post, StringComparison.Ordinal));
        }
    }

    /// <summary>Asks for some nodes together: what is looked for stands in a thing's own node, or does not.</summary>
    private async Task AskAllAsync(string way, IReadOnlyDictionary<string, string> nodes, string selection, Func<string, string> soughtOf)
    {
        var data = await onlooker.AskAsync($"query($ids: [ID!]!) {{ nodes(ids: $ids) {{ {selection} }} }}", new { ids = World.Things.Select(thing => nodes[thing]) });
        for (var index = 0; index < World.Things.Length; index++)
        {
            var thing = World.Things[index];
            onlooker.Record(thing, way, data.At("nodes", $"{index}").GetRawText().Contains(soughtOf(thing), StringComparison.Ordinal));
        }
    }

    /// <summary>Whether any answer at all, by whatever way, held something of a text or the author's name.</summary>
    private void RecordAnythingHeard()
    {
        var heard = onlooker.Heard;
        foreach (var thing in World.Things)
            onlooker.Record(thing, "any answer with a post's text", heard.Contains(_circle.MarkOf(thing), StringComparison.Ordinal));
        foreach (var thing in new[] { "comment", "reply", "kept", "gone" })
            onlooker.Record(thing, "any answer with a comment's text", heard.Contains(_circle.MarkOf(thing), StringComparison.Ordinal));
        onlooker.Record("person", "any answer with the name", heard.Contains(_circle.DisplayName, StringComparison.Ordinal));
    }
}
