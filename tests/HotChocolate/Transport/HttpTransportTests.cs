using System.Net;
using System.Text.Json;
using HotChocolate.AspNetCore;
using HotChocolate.Execution;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace HotChocolate.Tests.Transport;

/// <summary>GraphQL over HTTP, through a real server.</summary>
public partial class HttpTransportTests
{
    private const string Json = "application/json";
    private const string GraphQLResponse = "application/graphql-response+json";
    private static readonly string TooLarge = $$"""{"query":"{ greeting }{{new string(' ', 20_000)}}"}""";

    [Theory]
    [InlineData(Json, Json)]
    [InlineData(GraphQLResponse, GraphQLResponse)]
    [InlineData(GraphQLResponse + ", " + Json, GraphQLResponse)]
    [InlineData(Json + ";q=0.9, " + GraphQLResponse, GraphQLResponse)]
    [InlineData(Json + "; charset=utf-8", Json)]
    public async Task Response_has_the_media_type_that_the_client_prefers(string? accept, string expected)
    {
        await using var server = await StartAsync();

        using var response = await server.PostAsync("""{"query":"{ __typename }"}""", accept);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(expected, response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("utf-8", response.Content.Headers.ContentType.CharSet);
        Assert.Equal("""{"data":{"__typename":"Query"}}""", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("""{"query":"{ greeting(name: \"Ada\") }"}""", """{"data":{"greeting":"hello Ada"}}""")]
    [InlineData("""{"query":"query($n: String) { greeting(name: $n) }","variables":{"n":"Bob"}}""", """{"data":{"greeting":"hello Bob"}}""")]
    [InlineData("""{"variables":null,"extensions":null,"operationName":null,"query":"{ greeting }"}""", """{"data":{"greeting":"hello"}}""")]
    [InlineData("""{"query":"query A { greeting } query B { __typename }","operationName":"B"}""", """{"data":{"__typename":"Query"}}""")]
    [InlineData("""{"query":"{ greeting }","extensions":{"some":"value"}}""", """{"data":{"greeting":"hello"}}""")]
    public async Task Posted_request_is_executed(string body, string expected)
    {
        await using var server = await StartAsync();

        using var response = await server.PostAsync(body);

        Assert.Equal(expected, await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{ \"not a JSON")]
    [InlineData("[]")]
    [InlineData("1")]
    [InlineData("{}")]
    [InlineData("""{"query":1}""")]
    [InlineData("""{"query":null}""")]
    [InlineData("""{"query":["{ greeting }"]}""")]
    [InlineData("""{"query":"{ greeting }","operationName":0}""")]
    [InlineData("""{"query":"{ greeting }","variables":"{}"}""")]
    [InlineData("""{"query":"{ greeting }","variables":[1]}""")]
    [InlineData("""{"query":"{ greeting }","extensions":false}""")]
    public async Task Malformed_request_is_refused(string body)
    {
        await using var server = await StartAsync();

        using var response = await server.PostAsync(body, GraphQLResponse);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        AssertErrorsWithoutData(await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("""{"query":"{"}""")]
    [InlineData("""{"query":"{ unknown }"}""")]
    [InlineData("""{"query":"query($n: String!) { greeting(name: $n) }","variables":{"n":null}}""")]
    [InlineData("""{"query":"query A { greeting } query B { greeting }"}""")]
    public async Task Operation_that_can_not_be_executed_is_400_unless_the_client_only_knows_json(string body)
    {
        await using var server = await StartAsync();

        using var strict = await server.PostAsync(body, GraphQLResponse);
        using var legacy = await server.PostAsync(body, Json);

        Assert.Equal(HttpStatusCode.BadRequest, strict.StatusCode);
        Assert.Equal(HttpStatusCode.OK, legacy.StatusCode);
        AssertErrorsWithoutData(await strict.Content.ReadAsStringAsync());
        AssertErrorsWithoutData(await legacy.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Field_that_fails_does_not_fail_the_request()
    {
        await using var server = await StartAsync();

        using var response = await server.PostAsync("""{"query":"{ failing greeting }"}""", GraphQLResponse);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.EndsWith("""{"failing":null,"greeting":"hello"}}""", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_media_type_is_not_acceptable()
    {
        await using var server = await StartAsync();

        using var response = await server.PostAsync("""{"query":"{ greeting }"}""", "text/html");

        Assert.Equal(HttpStatusCode.NotAcceptable, response.StatusCode);
    }

    [Fact]
    public async Task Body_over_the_limit_is_refused()
    {
        await using var server = await StartAsync();

        using var response = await server.PostAsync(TooLarge, GraphQLResponse);

        Assert.False(response.IsSuccessStatusCode);
        AssertErrorsWithoutData(await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Get_executes_a_query_with_variables()
    {
        await using var server = await StartAsync();
        var query = Uri.EscapeDataString("query Hi($n: String) { greeting(name: $n) }");

        using var response = await server.GetAsync(
            $"query={query}&operationName=Hi&variables={Uri.EscapeDataString("""{"n":"Ada"}""")}", GraphQLResponse);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("""{"data":{"greeting":"hello Ada"}}""", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Get_does_not_execute_a_mutation()
    {
        await using var server = await StartAsync();

        using var response = await server.GetAsync("query=" + Uri.EscapeDataString("mutation { touch }"), GraphQLResponse);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        AssertErrorsWithoutData(await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Get_without_a_preflight_header_is_refused_where_it_is_enforced()
    {
        await using var server = await StartAsync(options => options.EnforceGetRequestsPreflightHeader = true);

        using var response = await server.GetAsync("query=%7B__typename%7D");
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server.Endpoint, "/graphql?query=%7B__typename%7D"));
        request.Headers.Add("GraphQL-Preflight", "1");
        using var allowed = await server.SendAsync(request);

        Assert.False(response.IsSuccessStatusCode);
        Assert.Equal(HttpStatusCode.OK, allowed.StatusCode);
    }

    [Fact]
    public async Task Batch_is_refused_by_default()
    {
        await using var server = await StartAsync();

        using var response = await server.PostAsync("""[{"query":"{ greeting }"},{"query":"{ greeting }"}]""", GraphQLResponse);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Schema_can_be_downloaded_unless_it_is_switched_off()
    {
        await using var open = await StartAsync();
        await using var closed = await StartAsync(options => options.EnableSchemaRequests = false);

        using var schema = await open.GetAsync("sdl");
        using var refused = await closed.GetAsync("sdl");

        Assert.Contains("type Query", await schema.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
    }

    [Fact]
    public async Task Interceptor_gives_resolvers_what_it_knows_of_the_request()
    {
        await using var server = await GraphQLServer.StartAsync(builder => builder
            .AddQueryType<Query>()
            .AddHttpRequestInterceptor<ViewerInterceptor>());
        var request = new HttpRequestMessage(HttpMethod.Post, server.Endpoint)
        {
            Content = new StringContent("""{"query":"{ viewer }"}""", System.Text.Encoding.UTF8, Json),
        };
        request.Headers.Add("X-Viewer", "ada");

        using var response = await server.SendAsync(request);
        using var refused = await server.PostAsync("""{"query":"{ viewer }"}""", GraphQLResponse);

        Assert.Equal("""{"data":{"viewer":"ada"}}""", await response.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(
            """{"errors":[{"message":"Who are you?","extensions":{"code":"UNAUTHENTICATED"}}]}""",
            await refused.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Client_that_goes_away_cancels_its_resolvers()
    {
        var gate = new Gate();
        await using var server = await GraphQLServer.StartAsync(builder =>
        {
            builder.Services.AddSingleton(gate);
            builder.AddQueryType<Query>();
        });
        using var gone = new CancellationTokenSource();

        var request = server.Client.PostAsync(
            server.Endpoint, new StringContent("""{"query":"{ endless }"}""", System.Text.Encoding.UTF8, Json), gone.Token);
        await gate.Entered.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await gone.CancelAsync();

        await gate.Cancelled.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);
    }

    [Fact]
    public async Task Requests_beyond_the_limit_are_answered_too()
    {
        var answers = await AskForTurnsAsync(new Turns(AtOnce: 2), requests: 8);

        Assert.All(answers, answer => Assert.Equal("""{"data":{"turn":true}}""", answer));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Introspection_is_off_in_production_unless_default_security_is_disabled(bool disableDefaultSecurity)
    {
        await using var server = await GraphQLServer.StartAsync(
            builder => builder.AddQueryType<Query>(), disableDefaultSecurity: disableDefaultSecurity);

        using var response = await server.PostAsync("""{"query":"{ __schema { queryType { name } } }"}""", GraphQLResponse);

        Assert.Equal(disableDefaultSecurity ? HttpStatusCode.OK : HttpStatusCode.BadRequest, response.StatusCode);
    }

    private static Task<GraphQLServer> StartAsync(Action<GraphQLServerOptions>? options = null)
        => GraphQLServer.StartAsync(builder => builder.AddQueryType<Query>().AddMutationType<Mutation>(), options);

    /// <summary>So many requests at once to a server that runs as many as a group has.</summary>
    private static async Task<string[]> AskForTurnsAsync(Turns turns, int requests)
    {
        await using var server = await GraphQLServer.StartAsync(
            builder =>
            {
                builder.Services.AddSingleton(turns);
                builder.AddQueryType<Query>();
            },
            options => options.MaxConcurrentRequests = turns.AtOnce);
        return await Task.WhenAll(Enumerable.Range(0, requests).Select(async _ =>
        {
            using var response = await server.PostAsync("""{"query":"{ turn }"}""");
            return await response.Content.ReadAsStringAsync();
        }));
    }

    private static void AssertErrorsWithoutData(string body)
    {
        using var answer = JsonDocument.Parse(body);
        Assert.NotEqual(0, answer.RootElement.GetProperty("errors").GetArrayLength());
        Assert.False(answer.RootElement.TryGetProperty("data", out _));
    }

    public sealed class Gate
    {
        public TaskCompletionSource Entered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Cancelled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>Lets requests through in full groups: none leaves before as many are inside as may be.</summary>
    public sealed record Turns(int AtOnce)
    {
        private readonly Lock _lock = new();
        private TaskCompletionSource _group = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _waiting;
        private int _inside;

        public int Most { get; private set; }

        public async Task TakeAsync()
        {
            await EnterAsync();
            lock (_lock)
                _inside--;
        }

        private Task EnterAsync()
        {
            lock (_lock)
            {
                Most = Math.Max(Most, ++_inside);
                var group = _group;
                if (++_waiting == AtOnce)
                {
                    (_waiting, _group) = (0, new(TaskCreationOptions.RunContinuationsAsynchronously));
                    group.SetResult();
                }

                return group.Task;
            }
        }
    }

    public sealed class ViewerInterceptor : DefaultHttpRequestInterceptor
    {
        public override ValueTask OnCreateAsync(
            HttpContext context,
            IRequestExecutor requestExecutor,
            OperationRequestBuilder requestBuilder,
            CancellationToken cancellationToken)
        {
            if (context.Request.Headers["X-Viewer"] is not [{ } viewer])
                throw new GraphQLException(ErrorBuilder.New().SetMessage("Who are you?").SetCode("UNAUTHENTICATED").Build());
            requestBuilder.SetGlobalState("viewer", viewer);
            return base.OnCreateAsync(context, requestExecutor, requestBuilder, cancellationToken);
        }
    }

    public sealed class Query
    {
        public string GetGreeting(string? name) => name is null ? "hello" : $"hello {name}";

        public string? GetFailing() => throw new InvalidOperationException();

        public string? GetViewer([GlobalState("viewer")] string? viewer = null) => viewer;

        public async Task<bool> GetTurnAsync([Service] Turns turns)
        {
            await turns.TakeAsync();
            return true;
        }

        public async Task<string> GetEndlessAsync([Service] Gate gate, CancellationToken cancellationToken)
        {
            gate.Entered.SetResult();
            try
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }
            finally
            {
                gate.Cancelled.SetResult();
            }

            return "never";
        }
    }

    public sealed class Mutation
    {
        public bool Touch() => true;
    }
}
