using System.Net;
using System.Text.Json;
using HotChocolate.AspNetCore;

namespace HotChocolate.Tests.Transport;

/// <content>What GraphQL over HTTP says and Hot Chocolate 16 does otherwise; see the engine's README.</content>
public partial class HttpTransportTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("*/*")]
    [InlineData("application/*")]
    public async Task Client_that_takes_anything_gets_json(string? accept)
    {
        await using var server = await StartAsync();

        using var response = await server.PostAsync("""{"query":"{ __typename }"}""", accept);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(Json, response.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("""{"query":"{ greeting }"}""", """{"data":{"greeting":"hello"}}""")]
    [InlineData("""[{"query":"{ greeting }"},{"query":"{ greeting }"}]""", """[{"data":{"greeting":"hello"}},{"data":{"greeting":"hello"}}]""")]
    public async Task Finished_answer_is_not_sent_in_chunks(string body, string answer)
    {
        await using var server = await StartAsync(options => options.Batching = AllowedBatching.All);

        using var response = await server.PostAsync(body);

        Assert.Equal(answer, await response.Content.ReadAsStringAsync());
        Assert.Null(response.Headers.TransferEncodingChunked);
    }

    [Fact]
    public async Task Requests_beyond_the_limit_wait_for_their_turn()
    {
        var turns = new Turns(AtOnce: 2);

        await AskForTurnsAsync(turns, requests: 8);

        Assert.Equal(turns.AtOnce, turns.Most);
    }

    [Fact]
    public async Task Member_that_no_specification_knows_is_ignored()
    {
        await using var server = await StartAsync();

        using var response = await server.PostAsync("""{"query":"{ greeting }","other":[1,{}]}""");

        Assert.Equal("""{"data":{"greeting":"hello"}}""", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("{ \"not a JSON")]
    [InlineData("{}")]
    [InlineData("""{"query":1}""")]
    [InlineData("""{"query":"{ greeting }","variables":[1]}""")]
    [InlineData("""{"query":"{ greeting }"} 1""")]
    [InlineData("""{"query":"{ greeting }"}{"query":"{ greeting }"}""")]
    public async Task Malformed_request_is_400_for_every_client(string body)
    {
        await using var server = await StartAsync();
        foreach (var accept in new[] { Json, GraphQLResponse })
        {
            using var response = await server.PostAsync(body, accept);

            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            AssertErrorsWithoutData(await response.Content.ReadAsStringAsync());
        }
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/json; charset=iso-8859-1")]
    [InlineData("application/graphql")]
    public async Task Body_of_another_type_is_refused(string contentType)
    {
        await using var server = await StartAsync();

        using var response = await server.PostAsync("""{"query":"{ greeting }"}""", contentType: contentType);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Theory]
    [InlineData(Json)]
    [InlineData(GraphQLResponse)]
    public async Task Body_over_the_limit_is_413_with_its_code(string accept)
    {
        await using var server = await StartAsync();

        using var response = await server.PostAsync(TooLarge, accept);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal(
            """{"errors":[{"message":"The request body is too large.","extensions":{"code":"HC0010"}}]}""",
            await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData(GraphQLResponse)]
    [InlineData(Json)]
    public async Task Refused_get_says_which_method_is_allowed(string accept)
    {
        await using var server = await StartAsync();

        using var response = await server.GetAsync("query=" + Uri.EscapeDataString("mutation { touch }"), accept);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["POST"], response.Content.Headers.Allow);
    }

    [Fact]
    public async Task Missing_preflight_header_is_a_bad_request()
    {
        await using var server = await StartAsync(options => options.EnforceGetRequestsPreflightHeader = true);

        using var response = await server.GetAsync("query=%7B__typename%7D");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Batch_is_answered_in_its_order_where_batches_are_allowed()
    {
        await using var server = await StartAsync(options => options.Batching = AllowedBatching.RequestBatching);

        using var response = await server.PostAsync("""[{"query":"{ greeting }"},{"query":"{ unknown }"},{"query":"{ __typename }"}]""");

        using var answers = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.Equal(3, answers.RootElement.GetArrayLength());
        Assert.Equal("""{"data":{"greeting":"hello"}}""", answers.RootElement[0].GetRawText());
        Assert.True(answers.RootElement[1].TryGetProperty("errors", out _));
        Assert.Equal("""{"data":{"__typename":"Query"}}""", answers.RootElement[2].GetRawText());
    }
}
