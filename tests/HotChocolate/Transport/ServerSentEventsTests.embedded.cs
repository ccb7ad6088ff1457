using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace HotChocolate.Tests.Transport;

/// <content>What graphql-sse says and Hot Chocolate 16 does otherwise, and what needs the engine's clock.</content>
public partial class ServerSentEventsTests
{
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
    public async Task Subscription_needs_a_client_that_accepts_events()
    {
        await using var server = await StartAsync(new News());

        using var response = await server.PostAsync("""{"query":"subscription { news { title } }"}""", "application/json");

        Assert.Equal(HttpStatusCode.NotAcceptable, response.StatusCode);
    }

    [Fact]
    public async Task Idle_stream_is_kept_open_by_comments()
    {
        var time = new ManualTime();
        await using var server = await GraphQLServer.StartAsync(builder =>
        {
            builder.Services.AddSingleton(new News()).AddSingleton<TimeProvider>(time);
            builder.AddQueryType<News.Query>().AddSubscriptionType<News.Subscription>();
        });
        using var response = await server.PostAsync("""{"query":"subscription { news { title } }"}""", EventStream);
        var stream = await response.Content.ReadAsStreamAsync();
        var comment = new byte[3];

        for (var beat = 0; beat < 2; beat++)
        {
            await time.TickAsync(TimeSpan.FromSeconds(12));
            await stream.ReadExactlyAsync(comment);

            Assert.Equal(":\n\n", System.Text.Encoding.ASCII.GetString(comment));
        }
    }

    [Fact]
    public async Task Stream_of_a_server_that_ends_is_not_completed()
    {
        var news = new News();
        news.Items.Writer.TryWrite("one");
        await using var server = await StartAsync(news);
        using var response = await server.PostAsync("""{"query":"subscription { news { title } }"}""", EventStream);
        var stream = await response.Content.ReadAsStreamAsync();
        var first = new byte["event: next\ndata: {\"data\":{\"news\":{\"title\":\"one\"}}}\n\n".Length];
        await stream.ReadExactlyAsync(first);

        var stopped = server.StopAsync();

        Assert.Equal("", await new StreamReader(stream).ReadToEndAsync());
        await stopped.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.True(news.Closed.Task.IsCompleted);
    }

    [Fact]
    public async Task Slow_reader_holds_up_its_source()
    {
        var flood = new SocketLifetimeTests.EndlessFlood();
        await using var server = await GraphQLServer.StartAsync(builder =>
        {
            builder.Services.AddSingleton(flood);
            builder.AddQueryType<News.Query>().AddSubscriptionType<SocketLifetimeTests.FloodSubscription>();
        });
        using (var slow = await server.PostAsync("""{"query":"subscription { pages }"}""", EventStream))
        {
            // The source rests while many requests of others are answered.
            await flood.AwaitRestAsync(() => server.PostAsync("""{"query":"{ greeting }"}"""));
            Assert.False(flood.Closed.IsCompleted);
        }

        await flood.Closed.WaitAsync(TimeSpan.FromSeconds(20));
    }
}
