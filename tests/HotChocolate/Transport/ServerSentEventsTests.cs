using Microsoft.Extensions.DependencyInjection;

namespace HotChocolate.Tests.Transport;

/// <summary>graphql-sse in its distinct connections mode.</summary>
public partial class ServerSentEventsTests
{
    private const string EventStream = "text/event-stream";

    [Fact]
    public async Task Subscription_is_a_stream_of_events_that_ends_with_its_source()
    {
        var news = new News();
        await using var server = await StartAsync(news);
        using var response = await server.PostAsync("""{"query":"subscription { news { title } }"}""", EventStream);
        news.Items.Writer.TryWrite("one");
        news.Items.Writer.TryWrite("two");
        news.Items.Writer.Complete();

        Assert.Equal(EventStream, response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(
            [
                """next {"data":{"news":{"title":"one"}}}""",
                """next {"data":{"news":{"title":"two"}}}""",
                "complete",
            ],
            EventsOf(await response.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task Query_is_a_stream_of_one_event()
    {
        await using var server = await StartAsync(new News());

        using var response = await server.PostAsync("""{"query":"{ greeting }"}""", EventStream);

        Assert.Equal(["""next {"data":{"greeting":"hello"}}""", "complete"], EventsOf(await response.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task Client_that_leaves_closes_the_source()
    {
        var news = new News();
        news.Items.Writer.TryWrite("one");
        await using var server = await StartAsync(news);
        using (var response = await server.PostAsync("""{"query":"subscription { news { title } }"}""", EventStream))
        {
            var stream = await response.Content.ReadAsStreamAsync();
            await stream.ReadExactlyAsync(new byte[8]);
        }

        await news.Closed.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }

    /// <summary>Each event as its name and data; comments are none.</summary>
    private static IEnumerable<string> EventsOf(string stream)
        => stream.Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
            .Where(part => !part.StartsWith(':'))
            .Select(part => part.Replace("event: ", "").Replace("\ndata:", "").TrimEnd());

    private static Task<GraphQLServer> StartAsync(News news) => GraphQLServer.StartAsync(builder =>
    {
        builder.Services.AddSingleton(news);
        builder.AddQueryType<News.Query>().AddSubscriptionType<News.Subscription>();
    });
}
