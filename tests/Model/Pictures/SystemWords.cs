using System.Text.Json;
using Nexus.Model.Tests.Running;

namespace Nexus.Model.Tests.Pictures;

/// <summary>The system's JSON in the words that both sides are told in.</summary>
internal sealed class SystemWords(Cast cast)
{
    public string Person(JsonElement person) =>
        Words.Person(Name(person), Flag(person, "isPrivate"), Number(person, "followerCount"), Number(person, "followingCount"), Number(person, "postCount"))
        + (person.GetProperty("relationship") is { ValueKind: JsonValueKind.Object } relationship
            ? Words.Relationship(
                Flag(relationship, "following"), Flag(relationship, "followedBy"), Flag(relationship, "followRequested"), Flag(relationship, "blocking"),
                Flag(relationship, "muting"))
            : "");

    public string Marks(JsonElement post) => Words.Marks(
        Called(post), Text(post), Number(post, "likeCount"), Number(post, "commentCount"), Number(post, "repostCount"), Flag(post, "viewerHasLiked"),
        Flag(post, "viewerHasReposted"), Flag(post, "viewerHasBookmarked"));

    public string Post(JsonElement post) => Words.Post(
        Marks(post), Name(post.GetProperty("author")), post.GetProperty("visibility").GetString() == "FOLLOWERS", IsThere(post, "editedAt"), CalledOrNull(post, "quoted"),
        Each(post.GetProperty("mentions"), Name), Each(post.GetProperty("hashtags"), tag => cast.Plain(tag.GetProperty("name").GetString()!)));

    /// <summary>The former texts of a post.</summary>
    public string Former(JsonElement post) => Words.List(Each(post.GetProperty("revisions"), Text));

    public string Comment(JsonElement comment) => Words.Comment(
        Called(comment), Text(comment), Name(comment.GetProperty("author")), Flag(comment, "isDeleted"), IsThere(comment, "editedAt"), Number(comment, "replyCount"),
        Number(comment, "likeCount"), Flag(comment, "viewerHasLiked"));

    public string Notification(JsonElement notification) => Words.Notification(
        Pascal(notification.GetProperty("kind").GetString()!), Name(notification.GetProperty("actor")), Number(notification, "actorCount"), Flag(notification, "isRead"),
        CalledOrNull(notification, "post"), CalledOrNull(notification, "comment"));

    /// <summary>What a node is, or that it is nothing.</summary>
    public string Node(JsonElement node) =>
        node.ValueKind == JsonValueKind.Null ? Words.Nothing
        : node.TryGetProperty("username", out _) ? Person(node)
        : node.TryGetProperty("repostCount", out _) ? Post(node)
        : Comment(node);

    /// <summary>A connection of people with its total.</summary>
    public string People(JsonElement connection) => Words.List(Each(connection.GetProperty("nodes"), Name), Number(connection, "totalCount"));

    public string Names(JsonElement people) => Words.List(Each(people, Name));

    /// <summary>A connection of posts by their names.</summary>
    public IEnumerable<string> Posts(JsonElement connection) => Each(connection.GetProperty("nodes"), Called);

    public string Tag(JsonElement hashtag) => hashtag.ValueKind == JsonValueKind.Null
        ? Words.Nothing
        : $"{cast.Plain(hashtag.GetProperty("name").GetString()!)} {Words.List(Posts(hashtag.GetProperty("posts")), Number(hashtag, "postCount"))}";

    public string Called(JsonElement written) => cast.CallById(written.GetProperty("id").GetString()!);

    public static IEnumerable<string> Each(JsonElement list, Func<JsonElement, string> tell) => list.EnumerateArray().Select(tell);

    public static int Number(JsonElement element, string field) => element.GetProperty(field).GetInt32();

    public static bool Flag(JsonElement element, string field) => element.GetProperty(field).GetBoolean();

    private string Name(JsonElement person) => cast.Plain(person.GetProperty("username").GetString()!);

    private string Text(JsonElement written) => cast.Plain(written.GetProperty("text").GetString()!);

    private string? CalledOrNull(JsonElement element, string field) => IsThere(element, field) ? Called(element.GetProperty(field)) : null;

    private static bool IsThere(JsonElement element, string field) => element.GetProperty(field).ValueKind != JsonValueKind.Null;

    private static string Pascal(string name) => string.Concat(name.Split('_').Select(word => word[..1] + word[1..].ToLowerInvariant()));
}
