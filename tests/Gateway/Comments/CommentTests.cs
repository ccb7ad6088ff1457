namespace Nexus.Gateway.Tests.Comments;

[Collection(GatewayCollection.Name)]
public sealed class CommentTests(GatewayFixture gateway)
{
    private const string Like = "mutation($id: ID!) { likeComment(input: { commentId: $id }) { comment { likeCount viewerHasLiked } errors { __typename } } }";
    private const string Unlike = "mutation($id: ID!) { unlikeComment(input: { commentId: $id }) { comment { likeCount viewerHasLiked } errors { __typename } } }";
    private const string Delete = "mutation($id: ID!) { deleteComment(input: { commentId: $id }) { deletedCommentId errors { __typename } } }";

    private const string Edit = """
        mutation($id: ID!, $text: String!) { editComment(input: { commentId: $id, text: $text }) {
          comment { id text editedAt } errors { __typename ... on ValidationError { field } } } }
        """;

    [Fact]
    public async Task Comment_is_edited_by_its_author_only()
    {
        var (ada, grace) = (await gateway.SignUpAsync("ada"), await gateway.SignUpAsync("grace"));
        var comment = await ada.CommentAsync(await grace.PostAsync("Hello."), "Frist.");

        var edited = await ada.SendAsync(Edit, new { id = comment, text = "First." });
        var at = edited.At("data", "editComment", "comment", "editedAt").GetDateTimeOffset();
        edited.ShouldBe($$"""
            { "data": { "editComment": { "comment": { "id": "{{comment}}", "text": "First.", "editedAt": "{{at:yyyy-MM-ddTHH:mm:ss.FFFFFFF}}Z" }, "errors": null } } }
            """);
        (await grace.SendAsync(Edit, new { id = comment, text = "Mine." })).ShouldBe(
            """{ "data": { "editComment": { "comment": null, "errors": [ { "__typename": "ForbiddenError" } ] } } }""");
        (await ada.SendAsync(Edit, new { id = comment, text = "" })).ShouldBe(
            """{ "data": { "editComment": { "comment": null, "errors": [ { "__typename": "ValidationError", "field": "text" } ] } } }""");
    }

    [Fact]
    public async Task Likes_of_a_comment_are_a_set()
    {
        var (ada, grace) = (await gateway.SignUpAsync("ada"), await gateway.SignUpAsync("grace"));
        var comment = await ada.CommentAsync(await grace.PostAsync("Hello."), "First.");

        foreach (var _ in Enumerable.Range(0, 2))
            (await grace.SendAsync(Like, new { id = comment })).ShouldBe(
                """{ "data": { "likeComment": { "comment": { "likeCount": 1, "viewerHasLiked": true }, "errors": null } } }""");
        foreach (var _ in Enumerable.Range(0, 2))
            (await grace.SendAsync(Unlike, new { id = comment })).ShouldBe(
                """{ "data": { "unlikeComment": { "comment": { "likeCount": 0, "viewerHasLiked": false }, "errors": null } } }""");
    }

    [Fact]
    public async Task Deleted_comment_with_replies_is_shown_without_text_and_author()
    {
        var (ada, grace) = (await gateway.SignUpAsync("ada"), await gateway.SignUpAsync("grace"));
        var post = await grace.PostAsync("Hello.");
        var comment = await ada.CommentAsync(post, "First.");
        var reply = await grace.CommentAsync(post, "Second.", replyTo: comment);

        (await ada.SendAsync(Delete, new { id = comment })).ShouldBe($$"""
            { "data": { "deleteComment": { "deletedCommentId": "{{comment}}", "errors": null } } }
            """);
        (await ada.SendAsync(Delete, new { id = comment })).ShouldBe(
            """{ "data": { "deleteComment": { "deletedCommentId": null, "errors": [ { "__typename": "NotFoundError" } ] } } }""");
        const string Thread = """
            query($id: ID!) { node(id: $id) { ... on Post { commentCount comments { totalCount nodes {
              id text isDeleted likeCount author { username displayName } replyCount replies { nodes { id text replyTo { id } } } } } } } }
            """;
        (await grace.SendAsync(Thread, new { id = post })).ShouldBe($$"""
            { "data": { "node": { "commentCount": 1, "comments": { "totalCount": 1, "nodes": [
              { "id": "{{comment}}", "text": "", "isDeleted": true, "likeCount": 0, "author": { "username": "deleted", "displayName": "Deleted" }, "replyCount": 1,
                "replies": { "nodes": [ { "id": "{{reply}}", "text": "Second.", "replyTo": { "id": "{{comment}}" } } ] } } ] } } } }
            """);
    }

    [Fact]
    public async Task Whoever_stands_for_the_deleted_is_found_by_id_and_nobody_can_be_called_so()
    {
        const string Deleted = """{ user(username: "deleted") { id } node(id: "VXNlcjow") { ... on User { username posts { nodes { id } } followers { totalCount } } } }""";
        (await gateway.Anonymous().SendAsync(Deleted)).ShouldBe("""
            { "data": { "user": null, "node": { "username": "deleted", "posts": { "nodes": [] }, "followers": { "totalCount": 0 } } } }
            """);
        const string SignUp = """
            mutation { signUp(input: { username: "Deleted", email: "deleted@example.org", password: "a long enough password" }) {
              errors { __typename ... on ValidationError { field } } } }
            """;
        (await gateway.Anonymous().SendAsync(SignUp)).ShouldBe(
            """{ "data": { "signUp": { "errors": [ { "__typename": "ValidationError", "field": "username" } ] } } }""");
    }
}
