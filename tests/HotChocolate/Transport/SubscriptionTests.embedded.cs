namespace HotChocolate.Tests.Transport;

/// <content>What the engine tells a client and Hot Chocolate 16 hides.</content>
public partial class SubscriptionTests
{
    [Fact]
    public async Task Error_of_the_source_ends_the_stream_with_its_code()
    {
        var news = new News();
        news.Items.Writer.TryWrite("one");
        news.Items.Writer.TryWrite("broken");

        var answers = await ReadAllAsync(news, "subscription { news { title } }");

        Assert.Equal(
            [
                """{"data":{"news":{"title":"one"}}}""",
                """{"errors":[{"message":"Start afresh","extensions":{"code":"RESYNC_REQUIRED"}}]}""",
            ],
            answers);
    }
}
