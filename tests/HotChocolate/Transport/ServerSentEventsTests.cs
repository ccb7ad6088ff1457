using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace HotChocolate.Tests.Transport;

/// <summary>graphql-sse in its distinct connections mode.</summary>
public class ServerSentEventsTests
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
            "event: next\ndata: {\"data\":{\"news\":{\"title\":\"one\"}}}\n\n"
            + "event: next\ndata: {\"data\":{\"news\":{\"title\":\"two\"}}}\n\n"
            + "event: complete\ndata:\n\n",
            await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Event_source_subscribes_by_get()
    {
        var news = new News();
        news.Items.Writer.Complete();
        await using var server = await StartAsync(news);

        using var response = await server.GetAsync("query=" + Uri.EscapeDataString("subscription { news { title } }"), EventStream);

        Assert.Equal("event: complete\ndata:\n\n", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Query_is_a_stream_of_one_event()
    {
        await using var server = await StartAsync(new News());

        using var response = await server.PostAsync("""{"query":"{ greeting }"}""", EventStream);

        Assert.Equal(
            "event: next\ndata: {\"data\":{\"greeting\":\"hello\"}}\n\nevent: complete\ndata:\n\n",
            await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Subscription_needs_a_client_that_accepts_events()
    {
        await using var server = await StartAsync(new News());

        using var response = await server.PostAsync("""{"query":"subscription { news { title } }"}""", "application/json");

        Assert.Equal(HttpStatusCode.NotAcceptable, response.StatusCode);
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

    private static Task<GraphQLServer> StartAsync(News news) => GraphQLServer.StartAsync(builder =>
    {
        builder.Services.AddSingleton(news);
        builder.AddQueryType<News.Query>().AddSubscriptionType<News.Subscription>();
    });
}
