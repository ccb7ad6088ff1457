namespace Nexus.Gateway.Tests.Visibility;

/// <summary>Does everything that can be done to one author and what is theirs: each act after those that it could spoil.</summary>
internal static class Acting
{
    public static async Task ActAsync(Onlooker onlooker)
    {
        foreach (var thing in World.Things)
            await ActOnPostAsync(onlooker, thing);
        foreach (var thing in new[] { "comment", "kept", "gone" })
            await ActOnCommentAsync(onlooker, thing);
        foreach (var act in new[]
        {
            "acceptFollowRequest", "rejectFollowRequest", "removeFollower", "mute", "unmute", "follow", "unfollow", "block", "unblock",
        })
            onlooker.Record("person", act, await onlooker.ActAsync(act, new { userId = onlooker.Circle.Author.Id }));
        if (onlooker.Viewer == "author")
            onlooker.Record("person", "updateProfile", await onlooker.ActAsync("updateProfile", new { bio = "well" }));
    }

    /// <summary>What only moderators can do: after everything else.</summary>
    public static async Task JudgeAsync(Onlooker onlooker)
    {
        foreach (var thing in World.Things)
            onlooker.Record(thing, "removePost", await onlooker.ActAsync("removePost", new { postId = onlooker.Circle.Posts[thing], reason = "as a test" }));
        if (onlooker.Viewer is not "moderator")
            onlooker.Record("person", "suspendUser", await onlooker.ActAsync("suspendUser", new { userId = onlooker.Circle.Author.Id, reason = "as a test" }));
    }

    private static async Task ActOnPostAsync(Onlooker onlooker, string thing)
    {
        var postId = onlooker.Circle.Posts[thing];
        foreach (var act in new[] { "likePost", "unlikePost", "bookmarkPost", "removeBookmark", "repost", "undoRepost" })
            onlooker.Record(thing, act, await onlooker.ActAsync(act, new { postId }));
        var under = onlooker.Circle.Under[thing];
        onlooker.Record(thing, "addComment", await onlooker.ActAsync("addComment", new { postId, text = "well" }));
        onlooker.Record(thing, "addComment in reply", await onlooker.ActAsync("addComment", new { postId, text = "well", replyToId = under }));
        onlooker.Record(thing, "likeComment under a post", await onlooker.ActAsync("likeComment", new { commentId = under }));
        onlooker.Record(thing, "unlikeComment under a post", await onlooker.ActAsync("unlikeComment", new { commentId = under }));
        onlooker.Record(thing, "editComment under a post", await onlooker.ActAsync("editComment", new { commentId = under, text = "well" }));
        onlooker.Record(thing, "deleteComment under a post", await onlooker.ActAsync("deleteComment", new { commentId = under }));
        onlooker.Record(thing, "createPost in quotation", await onlooker.ActAsync("createPost", new { text = "well", quotedPostId = postId }));
        onlooker.Record(thing, "editPost", await onlooker.ActAsync("editPost", new { postId, text = "well" }));
        onlooker.Record(thing, "reportPost", await onlooker.ActAsync("reportPost", new { postId, reason = "as a test" }));
        // The others of the author's are to be removed yet.
        if (onlooker.Viewer != "author" || thing == "reposted")
            onlooker.Record(thing, "deletePost", await onlooker.ActAsync("deletePost", new { postId }));
    }

    private static async Task ActOnCommentAsync(Onlooker onlooker, string thing)
    {
        var (postId, commentId) = (onlooker.Circle.Hosted, onlooker.Circle.Comments[thing]);
        foreach (var act in new[] { "likeComment", "unlikeComment" })
            onlooker.Record(thing, act, await onlooker.ActAsync(act, new { commentId }));
        onlooker.Record(thing, "addComment in reply to a comment", await onlooker.ActAsync("addComment", new { postId, text = "well", replyToId = commentId }));
        onlooker.Record(thing, "editComment", await onlooker.ActAsync("editComment", new { commentId, text = "well" }));
        onlooker.Record(thing, "deleteComment", await onlooker.ActAsync("deleteComment", new { commentId }));
    }
}
