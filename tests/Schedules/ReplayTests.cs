namespace Nexus.Schedules;

/// <summary>A seed is a run: the same steps in the same order, whatever ran before.</summary>
public sealed class ReplayTests
{
    [Fact]
    public void Same_seed_takes_the_same_steps()
    {
        var seeds = Enumerable.Range(1, 40).ToList();
        var forwards = seeds.ConvertAll(static seed => Exploration.Run(seed).Print);
        var backwards = Enumerable.Reverse(seeds).Select(static seed => Exploration.Run(seed, traces: true).Print).Reverse().ToList();
        Assert.Equal(forwards, backwards);
        Assert.Equal(seeds.Count, forwards.Distinct().Count());
    }

    /// <summary>Seeds that once failed: a silo killed while a grain opens, while a grain is asked whether it lets a call in, after it was chosen; chains and one-way calls.</summary>
    [Theory]
    [InlineData(115)]
    [InlineData(468)]
    [InlineData(563)]
    [InlineData(577)]
    [InlineData(2894)]
    [InlineData(7112)]
    public void Seed_that_once_failed_passes(int seed) => Assert.Null(Exploration.Run(seed).Failure);
}
