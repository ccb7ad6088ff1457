using Nexus.Grains.Trends;
using Nexus.Storage.Reads;

namespace Nexus.Grains.Tests.Trends;

public sealed class TrendScoresTests
{
    private static readonly DateTimeOffset s_noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Scores_of_different_moments_are_compared_as_of_one()
    {
        var scores = new TrendScores(s_noon, [Score("old", 4), Score("older", 3), Score("gone", 9)]);

        // Six hours later "old" is worth 2 and "older" 1.5.
        scores.Replace(s_noon + TrendScores.HalfLife, ["new", "gone"], [Score("new", 1.9)]);

        Assert.Equal(["old", "new", "older"], scores.Top(10));
        Assert.Equal(["old"], scores.Top(1));
        Assert.Empty(scores.Top(0));
    }

    [Fact]
    public void Equals_come_in_the_order_of_their_names() =>
        Assert.Equal(["a", "b", "c"], new TrendScores(s_noon, [Score("b", 1), Score("c", 1), Score("a", 1)]).Top(3));

    private static TagScore Score(string tag, double score) => new(tag, score, s_noon);
}
