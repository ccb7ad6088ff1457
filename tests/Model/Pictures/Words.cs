namespace Nexus.Model.Tests.Pictures;

/// <summary>The sentences that both sides' states are told in, and compared by.</summary>
internal static class Words
{
    public const string Done = "done", NotFound = "NotFoundError", Forbidden = "ForbiddenError", Nothing = "nothing";

    /// <summary>What somebody is answered whose sessions have ended: by a suspension, or because they left.</summary>
    public const string Suspended = "FORBIDDEN", Left = "UNAUTHENTICATED";

    public static string Invalid(string field) => $"ValidationError {field}";

    public static string Person(string name, bool isPrivate, int followers, int following, int posts) =>
        $"{name}{(isPrivate ? " private" : "")} followers {followers} following {following} posts {posts}";

    public static string Relationship(bool following, bool followedBy, bool requested, bool blocking, bool muting) =>
        $"{(following ? " following" : "")}{(followedBy ? " followed-by" : "")}{(requested ? " requested" : "")}{(blocking ? " blocking" : "")}{(muting ? " muting" : "")}";

    public static string Marks(string post, string text, int likes, int comments, int reposts, bool liked, bool reposted, bool bookmarked) =>
        $"{post} \"{text}\" likes {likes} comments {comments} reposts {reposts}{(liked ? " liked" : "")}{(reposted ? " reposted" : "")}{(bookmarked ? " bookmarked" : "")}";

    public static string Post(
        string marks, string author, bool forFollowers, bool isEdited, string? quoted, IEnumerable<string> mentions, IEnumerable<string> tags) =>
        $"{marks} by {author}{(forFollowers ? " for followers" : "")}{(isEdited ? " edited" : "")} quoting {quoted ?? Nothing} mentions {List(mentions)} tags {List(tags)}";

    public static string Comment(string comment, string text, string author, bool isDeleted, bool isEdited, int replies, int likes, bool liked) =>
        $"{comment} \"{text}\" by {author}{(isDeleted ? " deleted" : "")}{(isEdited ? " edited" : "")} replies {replies} likes {likes}{(liked ? " liked" : "")}";

    public static string Notification(string kind, string actor, int actors, bool isRead, string? post, string? comment) =>
        $"{kind} by {actor} of {actors}{(isRead ? " read" : "")} post {post ?? Nothing} comment {comment ?? Nothing}";

    public static string List(IEnumerable<string> entries) => $"[{string.Join(", ", entries)}]";

    public static string List(IEnumerable<string> entries, int total) => $"{total} {List(entries)}";
}
