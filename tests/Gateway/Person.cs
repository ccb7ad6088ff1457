namespace Nexus.Gateway.Tests;

/// <summary>Somebody who has signed up.</summary>
public sealed record Person(string Username, string Id, string AccessToken, string RefreshToken, GraphQLClient Client)
{
    public const string Password = "a long enough password";

    public string Email => $"{Username}@example.org";

    /// <summary>Sends a document and gives the whole answer.</summary>
    public Task<Answer> SendAsync(string document, object? variables = null) => Client.SendAsync(document, variables);

    /// <summary>Writes a post and gives its id.</summary>
    public async Task<string> PostAsync(string text)
    {
        var answer = await SendAsync("mutation($text: String!) { createPost(input: { text: $text }) { post { id } } }", new { text });
        return answer.At("data", "createPost", "post", "id").GetString()!;
    }

    public Task FollowAsync(Person other) =>
        SendAsync("mutation($id: ID!) { follow(input: { userId: $id }) { user { id } } }", new { id = other.Id });

    public Task LikeAsync(string post) =>
        SendAsync("mutation($id: ID!) { likePost(input: { postId: $id }) { post { id } } }", new { id = post });

    public Task RepostAsync(string post) =>
        SendAsync("mutation($id: ID!) { repost(input: { postId: $id }) { post { id } } }", new { id = post });

    /// <summary>Writes a comment, or a reply, and gives its id.</summary>
    public async Task<string> CommentAsync(string post, string text, string? replyTo = null)
    {
        const string AddComment = "mutation($input: AddCommentInput!) { addComment(input: $input) { comment { id } } }";
        var answer = await SendAsync(AddComment, new { input = new { postId = post, text, replyToId = replyTo } });
        return answer.At("data", "addComment", "comment", "id").GetString()!;
    }
}
