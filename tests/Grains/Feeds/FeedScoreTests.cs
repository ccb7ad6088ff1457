using Nexus.Grains.Feeds;
using Nexus.Storage.Ids;
using Nexus.Storage.Reads;

namespace Nexus.Grains.Tests.Feeds;

public sealed class FeedScoreTests
{
    private static readonly DateTimeOffset s_noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, 0, 0, 0, 0)]
    [InlineData(1, 0, 0, 0, 0.759707)]
    [InlineData(10, 5, 2, 0, 2.102939)]
    [InlineData(0, 0, 0, 3, 1.915555)]
    [InlineData(1000000, 0, 0, 0, 3.889037)]
    public void Worth_grows_with_the_logarithm_of_what_was_done(long likes, long comments, long reposts, double closeness, double worth) =>
        Assert.Equal(worth, Score(s_noon, likes, comments, reposts, closeness) - Score(s_noon, 0, 0, 0, 0), 4);

    [Fact]
    public void Twelve_hours_halve_it()
    {
        var (early, late) = (Score(s_noon, 10, 0, 0, 2), Score(s_noon.AddHours(12), 10, 0, 0, 2));
        Assert.Equal(1, late - early, 6);
    }

    [Fact]
    public void Comments_count_twice_and_somebody_who_follows_back_thrice() =>
        Assert.Equal(3 + 8 + 3, FeedScore.Closeness(new ClosenessRow(new UserId(1), 3, 4, true)));

    private static double Score(DateTimeOffset at, long likes, long comments, long reposts, double closeness) =>
        FeedScore.Of(IdLayout.FirstAt(at), new EngagementRow(default, default, likes, comments, reposts), closeness);
}
