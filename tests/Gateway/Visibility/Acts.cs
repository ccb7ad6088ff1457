using System.Text.Json;

namespace Nexus.Gateway.Tests.Visibility;

/// <summary>Mutations by name, and what they come to, as a letter.</summary>
internal static class Acts
{
    public const string Done = "+", NotThere = "-", Forbidden = "F", Invalid = "V", Unauthenticated = "U";

    private const string Person = "user { id username displayName }", Post = "post { id text author { id displayName } }", Comment = "comment { id text author { id displayName } }";

    private static readonly Dictionary<string, string> s_payloads = new()
    {
        ["createPost"] = Post, ["editPost"] = Post, ["likePost"] = Post, ["unlikePost"] = Post, ["repost"] = Post, ["undoRepost"] = Post,
        ["bookmarkPost"] = Post, ["removeBookmark"] = Post, ["deletePost"] = "deletedPostId",
        ["addComment"] = Comment, ["editComment"] = Comment, ["likeComment"] = Comment, ["unlikeComment"] = Comment, ["deleteComment"] = "deletedCommentId",
        ["follow"] = Person, ["unfollow"] = Person, ["block"] = Person, ["unblock"] = Person, ["mute"] = Person, ["unmute"] = Person,
        ["acceptFollowRequest"] = Person, ["rejectFollowRequest"] = Person, ["removeFollower"] = Person, ["updateProfile"] = Person,
        ["deleteAccount"] = "deletedUserId", ["reportPost"] = "reportId", ["removePost"] = "removedPostId", ["suspendUser"] = Person,
    };

    public static string DocumentOf(string mutation) =>
        $"mutation($input: {char.ToUpperInvariant(mutation[0])}{mutation[1..]}Input!) {{ {mutation}(input: $input) {{ {s_payloads[mutation]} errors {{ __typename }} }} }}";

    /// <summary>The letter of a mutation's answer.</summary>
    public static string OutcomeOf(Answer answer)
    {
        if (answer.Json.TryGetProperty("errors", out var errors))
            return LetterOf(errors[0].At("extensions", "code").GetString()!);
        var payload = answer.At("data").EnumerateObject().Single().Value;
        return payload.At("errors") is { ValueKind: JsonValueKind.Array } refused ? LetterOf(refused[0].At("__typename").GetString()!) : Done;
    }

    /// <summary>Something that has to succeed, for the world to be as it is meant to.</summary>
    public static async Task<JsonElement> DoAsync(this Person person, string mutation, object input)
    {
        var answer = await person.SendAsync(DocumentOf(mutation), new { input });
        Assert.True(OutcomeOf(answer) == Done, $"{person.Username} {mutation}: {answer.Body}");
        return answer.At("data", mutation);
    }

    public static async Task<string> WriteAsync(this Person person, string text, string visibility = "PUBLIC", string? quotedPostId = null) =>
        (await person.DoAsync("createPost", new { text, visibility, quotedPostId })).At("post", "id").GetString()!;

    public static async Task<string> CommentOnAsync(this Person person, string postId, string text, string? replyToId = null) =>
        (await person.DoAsync("addComment", new { postId, text, replyToId })).At("comment", "id").GetString()!;

    private static string LetterOf(string error) => error switch
    {
        "NotFoundError" or "NOT_FOUND" => NotThere,
        "ForbiddenError" or "FORBIDDEN" => Forbidden,
        "ValidationError" or "VALIDATION" => Invalid,
        "UNAUTHENTICATED" => Unauthenticated,
        _ => error,
    };
}
