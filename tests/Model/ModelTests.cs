using System.Diagnostics;
using Nexus.Model.Tests.Reference;
using Nexus.Model.Tests.Running;
using Xunit.Abstractions;

namespace Nexus.Model.Tests;

/// <summary>Random programs of twenty people against a reference without actors: four in five with the usual bounds, one with such that everything is over its bound.</summary>
public sealed class ModelTests(ITestOutputHelper output)
{
    // Of twenty people and forty posts nothing would ever be too much to be in memory.
    private static readonly (string Name, object Value)[] s_narrow =
    [
        ("FanOutThreshold", 3), ("FanOutBatch", 2), ("FeedLength", 6), ("CommentWindow", 4), ("LikerBound", 2), ("HashtagWindow", 3), ("InboxWindow", 6), ("PublicFeedLength", 10),
    ];

    [Fact]
    public Task System_equals_the_reference_after_any_program() => RunAsync(first: 1, Settings.Programs - (Settings.Programs / 5));

    [Fact]
    public Task System_equals_the_reference_where_little_is_in_memory() => RunAsync(first: 1_000_001, Settings.Programs / 5, s_narrow);

    /// <summary>Programs that once found something, and are beyond those of the ordinary run.</summary>
    [Theory]
    [InlineData(1380)]
    [InlineData(1412)]
    [InlineData(1549)]
    public Task System_equals_the_reference_where_it_once_did_not(int seed) => RunAsync(seed, 1);

    private async Task RunAsync(int first, int count, params (string Name, object Value)[] settings)
    {
        var (start, used) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        await using var stage = await Stage.StartAsync(settings);
        var exploration = new Exploration(stage, static () => new SocialGraph());
        var failed = Settings.Seed > 0 ? await exploration.RunAsync(Settings.Seed, 1) : await exploration.RunAsync(first, count);
        output.WriteLine($"{exploration.Steps} steps, {stage.Killed} silos killed under {exploration.Struck} programs, {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s, {(Environment.CpuUsage.TotalTime - used).TotalSeconds:0.0} s of processor time");
        if (failed.Count > 0)
            Assert.Fail(Report.Of(await exploration.ShrinkAsync(failed[0]), failed.Skip(1)));
    }
}
