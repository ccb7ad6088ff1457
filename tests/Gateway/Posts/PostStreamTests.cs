using System.Diagnostics;

namespace Nexus.Gateway.Tests.Posts;

[Collection(GatewayCollection.Name)]
public sealed class PostStreamTests(GatewayFixture gateway)
{
    private const string Subscribe = "subscription($post: ID!) { postChanged(postId: $post) { likeCount commentCount viewerHasLiked } }";
    private const string Delete = "mutation($id: ID!) { deletePost(input: { postId: $id }) { errors { __typename } } }";

    [Fact]
    public async Task Counts_come_as_they_are_and_the_stream_ends_with_the_post()
    {
        var (ada, grace) = (await gateway.SignUpAsync("ada"), await gateway.SignUpAsync("grace"));
        var post = await ada.PostAsync("Hello.");
        await using var socket = await GraphQLSocket.OpenAsync(gateway.Address, $$"""{ "Authorization": "Bearer {{grace.AccessToken}}" }""");
        await socket.SubscribeAsync("1", Subscribe, new { post });
        var comments = await AwaitWatchAsync(socket, ada, post);

        await grace.LikeAsync(post);
        var changed = await NextAsync(socket, change => change.At("likeCount").GetInt32() == 1);
        await ada.SendAsync(Delete, new { id = post });

        Assert.Equal((comments, true), (changed.At("commentCount").GetInt32(), changed.At("viewerHasLiked").GetBoolean()));
        await socket.EndAsync("1");
    }

    [Fact]
    public async Task Stream_ends_when_moderators_remove_the_post()
    {
        const string Remove = "mutation($id: ID!) { removePost(input: { postId: $id, reason: \"spam\" }) { errors { __typename } } }";
        var (ada, moderator) = (await gateway.SignUpAsync("ada"), await gateway.SignUpAsAsync("mod", "MODERATOR"));
        var post = await ada.PostAsync("Hello.");
        await using var socket = await GraphQLSocket.OpenAsync(gateway.Address, $$"""{ "Authorization": "Bearer {{ada.AccessToken}}" }""");
        await socket.SubscribeAsync("1", Subscribe, new { post });
        await AwaitWatchAsync(socket, ada, post);

        await moderator.SendAsync(Remove, new { id = post });

        await socket.EndAsync("1");
    }

    [Fact]
    public async Task Many_changes_are_told_at_most_four_times_a_second_and_the_last_one_always()
    {
        var ada = await gateway.SignUpAsync("ada");
        var post = await ada.PostAsync("Hello.");
        await using var socket = await GraphQLSocket.OpenAsync(gateway.Address, "null");
        await socket.SubscribeAsync("1", Subscribe, new { post });
        var written = await AwaitWatchAsync(socket, ada, post) + 100;
        var watch = Stopwatch.StartNew();

        await Task.WhenAll(Enumerable.Range(0, 100).Select(number => ada.CommentAsync(post, $"{number}")));
        var told = 0;
        await NextAsync(socket, change =>
        {
            told++;
            return change.At("commentCount").GetInt32() == written;
        });

        Assert.InRange(told, 1, 2 + (int)(watch.Elapsed / TimeSpan.FromMilliseconds(250)));
    }

    [Fact]
    public async Task Post_that_is_not_there_has_no_stream()
    {
        await using var socket = await GraphQLSocket.OpenAsync(gateway.Address, "null");
        await socket.SubscribeAsync("1", Subscribe, new { post = Convert.ToBase64String("Post:81"u8) });
        Assert.Equal("NOT_FOUND", (await socket.ErrorAsync("1")).At("0", "extensions", "code").GetString());
    }

    /// <summary>Comments until a change is told: from then on nothing is missed. Answers how many comments there are.</summary>
    private static async Task<int> AwaitWatchAsync(GraphQLSocket socket, Person author, string post)
    {
        var told = NextAsync(socket, static _ => true);
        var written = 0;
        while (!told.IsCompleted)
        {
            await author.CommentAsync(post, "Anybody?");
            written++;
            await Task.WhenAny(told, Task.Delay(TimeSpan.FromMilliseconds(50)));
        }

        var last = await told;
        while (last.At("commentCount").GetInt32() < written)
            last = await NextAsync(socket, static _ => true);
        return written;
    }

    private static async Task<System.Text.Json.JsonElement> NextAsync(GraphQLSocket socket, Func<System.Text.Json.JsonElement, bool> isIt)
    {
        while (true)
        {
            var next = await socket.NextAsync("1");
            if (isIt(next))
                return next;
        }
    }
}
