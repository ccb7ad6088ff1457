using System.Text.Json;

namespace Nexus.Gateway.Tests.Visibility;

/// <summary>Asks for what the author wrote under a post that everybody sees.</summary>
internal sealed class CommentReading(Onlooker onlooker)
{
    /// <summary>A comment that is deleted and keeps its place.</summary>
    public const string Placeholder = "d";

    private static readonly string[] s_all = ["comment", "reply", "kept", "gone", "answer", "orphan"];

    private readonly Circle _circle = onlooker.Circle;

    public async Task AskAsync()
    {
        foreach (var thing in s_all)
        {
            var node = await onlooker.AskAsync($"query($id: ID!) {{ node(id: $id) {{ ... on Comment {Selections.Comment} }} }}", new { id = _circle.Comments[thing] });
            onlooker.Record(thing, "comment by node", LetterOf(node.At("node")));
        }

        var nodes = await onlooker.AskAsync(
            $"query($ids: [ID!]!) {{ nodes(ids: $ids) {{ ... on Comment {Selections.Comment} }} }}", new { ids = s_all.Select(thing => _circle.Comments[thing]) });
        for (var index = 0; index < s_all.Length; index++)
            onlooker.Record(s_all[index], "comment by nodes", LetterOf(nodes.At("nodes", $"{index}")));
        await AskThreadsAsync();
        await AskRepliedToAsync();
        await AskCountsAsync();
    }

    private async Task AskThreadsAsync()
    {
        var list = await onlooker.AskAsync($"query($id: ID!) {{ node(id: $id) {{ ... on Post {{ comments(first: 100) {Selections.Comments} }} }} }}", new { id = _circle.Hosted });
        foreach (var thing in new[] { "comment", "kept", "gone" })
            onlooker.Record(thing, "comment in a list", FindIn(list.At("node", "comments", "nodes"), thing));
        foreach (var (parent, thing) in new[] { ("question", "reply"), ("comment", "answer"), ("kept", "orphan") })
        {
            var replies = await onlooker.AskAsync(
                $"query($id: ID!) {{ node(id: $id) {{ ... on Comment {{ replies(first: 100) {Selections.Comments} }} }} }}", new { id = _circle.Comments[parent] });
            var isThere = replies.At("node").ValueKind != JsonValueKind.Null;
            onlooker.Record(thing, "comment in a list of replies", isThere ? FindIn(replies.At("node", "replies", "nodes"), thing) : Acts.NotThere);
        }
    }

    private async Task AskRepliedToAsync()
    {
        foreach (var (reply, thing) in new[] { ("answer", "comment"), ("orphan", "kept") })
        {
            var answer = await onlooker.AskAsync($"query($id: ID!) {{ node(id: $id) {{ ... on Comment {{ replyTo {Selections.Comment} }} }} }}", new { id = _circle.Comments[reply] });
            onlooker.Record(thing, "comment that is replied to", answer.At("node").ValueKind == JsonValueKind.Null ? Acts.NotThere : LetterOf(answer.At("node", "replyTo")));
        }
    }

    private async Task AskCountsAsync()
    {
        var answer = await onlooker.AskAsync(
            "query($post: ID!, $comment: ID!) { post: node(id: $post) { ... on Post { commentCount comments { totalCount } } } "
            + "comment: node(id: $comment) { ... on Comment { likeCount replyCount replies { totalCount } } } }",
            new { post = _circle.Hosted, comment = _circle.Comments["comment"] });
        onlooker.Record("comment", "commentCount of another's post", answer.At("post", "commentCount").GetRawText());
        onlooker.Record("comment", "totalCount of another's comments", answer.At("post", "comments", "totalCount").GetRawText());
        var comment = answer.At("comment");
        foreach (var count in new[] { "likeCount", "replyCount" })
            onlooker.Record("comment", $"{count} of a comment", comment.ValueKind == JsonValueKind.Null ? Acts.NotThere : comment.At(count).GetRawText());
        onlooker.Record("comment", "totalCount of replies", comment.ValueKind == JsonValueKind.Null ? Acts.NotThere : comment.At("replies", "totalCount").GetRawText());
    }

    private string FindIn(JsonElement list, string thing)
    {
        foreach (var node in list.EnumerateArray())
            if (node.At("id").GetString() == _circle.Comments[thing])
                return LetterOf(node);
        return Acts.NotThere;
    }

    private static string LetterOf(JsonElement comment)
    {
        if (comment.ValueKind == JsonValueKind.Null)
            return Acts.NotThere;
        if (!comment.At("isDeleted").GetBoolean())
            return Acts.Done;
        Assert.Equal(("", "deleted"), (comment.At("text").GetString(), comment.At("author", "username").GetString()));
        return Placeholder;
    }
}
