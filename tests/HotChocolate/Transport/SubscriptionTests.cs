using System.Threading.Channels;
using HotChocolate.Execution;
using Microsoft.Extensions.DependencyInjection;

namespace HotChocolate.Tests.Transport;

/// <summary>The source of events that subscription tests share.</summary>
public sealed class News
{
    public Channel<string> Items { get; } = Channel.CreateUnbounded<string>();

    public TaskCompletionSource Closed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public sealed record Article(string Title, int Length);

    public sealed class Query
    {
        public string GetGreeting() => "hello";

        public string? GetFailing() => throw new InvalidOperationException();
    }

    public sealed class Subscription
    {
        [Subscribe(With = nameof(SubscribeToNewsAsync))]
        public Article GetNews([EventMessage] string title, string? prefix) => new(title, title.Length);

        [GraphQLIgnore]
        public async IAsyncEnumerable<string> SubscribeToNewsAsync(
            string? prefix,
            [Service] News news,
            [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
        {
            try
            {
                await foreach (var item in news.Items.Reader.ReadAllAsync(cancellationToken))
                {
                    if (item == "broken")
                        throw new GraphQLException(ErrorBuilder.New().SetMessage("Start afresh").SetCode("RESYNC_REQUIRED").Build());
                    yield return prefix + item;
                }
            }
            finally
            {
                news.Closed.TrySetResult();
            }
        }
    }
}

public partial class SubscriptionTests
{
    [Fact]
    public async Task Each_event_is_executed_and_the_stream_ends_with_its_source()
    {
        var news = new News();
        news.Items.Writer.TryWrite("one");
        news.Items.Writer.TryWrite("three");
        news.Items.Writer.Complete();

        var answers = await ReadAllAsync(news, """subscription { news(prefix: "x") { title length } }""");

        Assert.Equal(
            [
                """{"data":{"news":{"title":"xone","length":4}}}""",
                """{"data":{"news":{"title":"xthree","length":6}}}""",
            ],
            answers);
        Assert.True(news.Closed.Task.IsCompleted);
    }

    [Fact]
    public async Task Error_of_the_source_ends_the_stream()
    {
        var news = new News();
        news.Items.Writer.TryWrite("one");
        news.Items.Writer.TryWrite("broken");

        var answers = await ReadAllAsync(news, "subscription { news { title } }");

        Assert.Equal(2, answers.Count);
        Assert.Equal("""{"data":{"news":{"title":"one"}}}""", answers[0]);
        Assert.StartsWith("""{"errors":[{"message":""", answers[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reader_that_leaves_closes_the_source()
    {
        var news = new News();
        news.Items.Writer.TryWrite("one");
        await using var result = await ExecuteAsync(news, "subscription { news { title } }");

        await foreach (var answer in result.ExpectResponseStream().ReadResultsAsync())
        {
            await using (answer)
                break;
        }

        Assert.True(news.Closed.Task.IsCompleted);
    }

    private static async Task<List<string>> ReadAllAsync(News news, string document)
    {
        var answers = new List<string>();
        await using var result = await ExecuteAsync(news, document);
        await foreach (var answer in result.ExpectResponseStream().ReadResultsAsync())
        {
            await using (answer)
                answers.Add(answer.ToJson(withIndentations: false));
        }

        return answers;
    }

    private static async Task<IExecutionResult> ExecuteAsync(News news, string document) => await new ServiceCollection()
        .AddSingleton(news)
        .AddGraphQLServer()
        .AddQueryType<News.Query>()
        .AddSubscriptionType<News.Subscription>()
        .ExecuteRequestAsync(document);
}
