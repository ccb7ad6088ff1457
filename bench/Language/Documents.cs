using System.Text;

namespace Nexus.Bench.Language;

/// <summary>The texts that are sent, parsed and validated.</summary>
internal static class Documents
{
    public const string TypeName = "{ __typename }";

    /// <summary>Twenty posts with their authors and counts, as a client's first screen asks for them.</summary>
    public const string Timeline =
        "query Timeline { viewer { feed(first: 20) { nodes { id text likeCount commentCount viewerHasLiked author { id username displayName } } } } }";

    public const string LikePost = "mutation($input: LikePostInput!) { likePost(input: $input) { post { id likeCount } errors { __typename } } }";

    public const string CreatePost = "mutation($input: CreatePostInput!) { createPost(input: $input) { post { id } errors { __typename } } }";

    public const string NotificationReceived = "subscription { notificationReceived { id kind post { id } actor { username } } }";

    public const string Nodes = "query($input: [ID!]!) { nodes(ids: $input) { id ... on Post { likeCount } } }";

    /// <summary>The timeline query under so many names that the document has at least so many bytes.</summary>
    public static byte[] RepeatTimeline(int bytes)
    {
        var text = new StringBuilder();
        for (var number = 0; text.Length < bytes; number++)
            text.AppendLine(Timeline.Replace("Timeline", $"Timeline{number}", StringComparison.Ordinal));
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>JSON of the shape that the timeline query is answered with, of at least so many bytes.</summary>
    public static byte[] TimelineAnswer(int bytes)
    {
        var text = new StringBuilder("[");
        for (var number = 0; text.Length < bytes; number++)
            text.Append(number == 0 ? "" : ",").Append($$$"""{"id":"{{{number}}}","text":"hello","likeCount":{{{number}}},"author":{"username":"ada"}}""");
        return Encoding.UTF8.GetBytes(text.Append(']').ToString());
    }
}
