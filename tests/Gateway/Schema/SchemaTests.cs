using HotChocolate.Language;
using Nexus.Gateway.Schema;

namespace Nexus.Gateway.Tests.Schema;

/// <summary>The printed schema is an approved file and a part of the contract. <c>NEXUS_APPROVE=1</c> rewrites the file.</summary>
public sealed class SchemaTests
{
    [Fact]
    public async Task Printed_schema_is_the_approved_one()
    {
        var path = Path.Combine(Repository.Root, "schema.graphql");
        var printed = await SchemaCommand.PrintAsync();
        if (Environment.GetEnvironmentVariable("NEXUS_APPROVE") == "1")
            await File.WriteAllTextAsync(path, printed);
        Assert.Equal(await File.ReadAllTextAsync(path), printed);
    }

    [Fact]
    public async Task Everything_printed_stands_in_the_contract_with_the_same_shape()
    {
        var contract = Shapes(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "contract.graphql")));
        var printed = Shapes(await SchemaCommand.PrintAsync());
        Assert.Empty(printed.Except(contract).Except(Deferred).Except(Grown));
    }

    [Fact]
    public async Task What_this_part_of_the_contract_promises_is_printed()
    {
        var printed = Shapes(await SchemaCommand.PrintAsync());
        var promised = Shapes(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "contract.graphql")))
            .Where(shape => Whole.Contains(shape.Split(' ', '.', ':')[0]));
        Assert.Empty(promised.Except(printed));
    }

    /// <summary>Shapes that are narrower than the contract's until a later part of it is there.</summary>
    private static readonly string[] Deferred = [];

    /// <summary>What the contract does not know: it may grow.</summary>
    private static readonly string[] Grown =
    [
        "Comment.isDeleted: Boolean!",
    ];

    /// <summary>Types that are printed in full: nothing of the contract's is missing in them.</summary>
    private static readonly HashSet<string> Whole =
    [
        "Node", "Error", "PageInfo", "Role", "Visibility", "Notification", "NotificationKind", "Credentials",
        "UserConnection", "UserEdge", "PostConnection", "PostEdge", "CommentConnection", "CommentEdge", "NotificationConnection", "NotificationEdge",
        "ValidationError", "NotFoundError", "ForbiddenError", "ConflictError", "InvalidCredentialsError",
        "SignUpInput", "SignUpPayload", "SignUpError", "SignInInput", "SignInPayload", "SignInError",
        "Session", "RateLimit", "SignOutInput", "SignOutPayload", "ChangePasswordInput", "ChangePasswordPayload", "ChangePasswordError",
        "RequestPasswordResetInput", "RequestPasswordResetPayload", "ResetPasswordInput", "ResetPasswordPayload", "ResetPasswordError",
        "DeleteAccountInput", "DeleteAccountPayload", "DeleteAccountError", "VerifyEmailInput", "VerifyEmailPayload", "VerifyEmailError",
        "RefreshSessionInput", "RefreshSessionPayload", "RefreshSessionError",
        "CreatePostInput", "CreatePostPayload", "CreatePostError", "DeletePostInput", "DeletePostPayload", "DeletePostError",
        "FeedOrder", "Post", "PostRevision", "Hashtag", "EditPostInput", "EditPostPayload", "EditPostError",
        "RepostInput", "RepostPayload", "RepostError", "UndoRepostInput", "UndoRepostPayload", "UndoRepostError",
        "BookmarkPostInput", "BookmarkPostPayload", "BookmarkPostError", "RemoveBookmarkInput", "RemoveBookmarkPayload", "RemoveBookmarkError",
        "LikePostInput", "LikePostPayload", "LikePostError", "UnlikePostInput", "UnlikePostPayload", "UnlikePostError",
        "AddCommentInput", "AddCommentPayload", "AddCommentError", "EditCommentInput", "EditCommentPayload", "EditCommentError",
        "DeleteCommentInput", "DeleteCommentPayload", "DeleteCommentError", "LikeCommentInput", "LikeCommentPayload", "LikeCommentError",
        "UnlikeCommentInput", "UnlikeCommentPayload", "UnlikeCommentError", "Comment", "FollowInput", "FollowPayload", "FollowError",
        "UnfollowInput", "UnfollowPayload", "UnfollowError", "MarkNotificationsReadInput", "MarkNotificationsReadPayload",
        "ReportPostInput", "ReportPostPayload", "ReportPostError", "SuspendUserInput", "SuspendUserPayload", "SuspendUserError",
        "RemovePostInput", "RemovePostPayload", "RemovePostError",
    ];

    /// <summary>One line for each type, member, value and union member.</summary>
    private static HashSet<string> Shapes(string sdl)
    {
        var shapes = new HashSet<string>();
        foreach (var block in SchemaText.Print(Utf8GraphQLParser.Parse(sdl)).Split("\n\n"))
        {
            var lines = block.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            var head = lines[0].TrimEnd(' ', '{').Split(" = ");
            var words = head[0].Split(' ');
            var name = words.Length > 1 ? words[1] : words[0];
            shapes.Add($"{name} {head[0]}");
            var members = head.Length > 1 ? head[1].Split(" | ") : lines[1..].Select(line => line.Trim()).Where(line => line != "}");
            shapes.UnionWith(members.Select(member => $"{name}.{member}"));
        }

        return shapes;
    }
}
