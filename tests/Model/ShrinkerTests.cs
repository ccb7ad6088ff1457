using Nexus.Model.Tests.Programs;
using Nexus.Model.Tests.Reference;
using Nexus.Model.Tests.Running;
using Nexus.Model.Tests.Shrinking;

namespace Nexus.Model.Tests;

/// <summary>That a difference is found, and made small enough to be understood.</summary>
public sealed class ShrinkerTests
{
    private const int Programs = 10;

    [Fact]
    public async Task Forgotten_rule_is_found_and_told_in_a_few_steps()
    {
        await using var stage = await Stage.StartAsync();
        var exploration = new Exploration(stage, static () => new ForgetfulGraph());

        var failed = await exploration.RunAsync(first: 1, Programs);

        Assert.NotEmpty(failed);
        var smallest = await exploration.ShrinkAsync(failed[0]);
        var acts = smallest.Program.Steps.Select(step => step.Act).ToHashSet();
        Assert.InRange(smallest.Program.Steps.Count, 2, 4);
        Assert.Contains(Act.Block, acts);
        Assert.Contains(acts, act => act is Act.Follow or Act.BePrivate);
        Assert.NotEmpty(smallest.Differences);
    }

    [Fact]
    public async Task Only_what_makes_it_fail_is_left()
    {
        var program = ProgramWriter.Write(7);
        var (first, last) = (program.Steps[20], program.Steps[150]);
        var shrinker = new Shrinker(candidate => Task.FromResult(Has(candidate, first) && Has(candidate, last)));

        var smallest = await shrinker.ShrinkAsync(program);

        Assert.Equal([first.Number, last.Number], smallest.Steps.Select(step => step.Number));
    }

    [Fact]
    public void Seed_is_the_program()
    {
        Assert.Equal(ProgramWriter.Write(3).ToString(), ProgramWriter.Write(3).ToString());
        Assert.NotEqual(ProgramWriter.Write(3).ToString(), ProgramWriter.Write(4).ToString());
        Assert.Equal(ProgramWriter.Length, ProgramWriter.Write(3).Steps.Count);
    }

    [Fact]
    public void Programs_do_everything_that_can_be_done()
    {
        var acts = Enumerable.Range(1, 50).SelectMany(seed => ProgramWriter.Write(seed).Steps).Select(step => step.Act).ToHashSet();

        Assert.Equal(Enum.GetValues<Act>(), acts.Order());
    }

    private static bool Has(SocialProgram program, Step step) => program.Steps.Any(kept => kept.Number == step.Number);

    /// <summary>A reference in which people go on following whom they block.</summary>
    private sealed class ForgetfulGraph : SocialGraph
    {
        protected override void EndFollows(int who, int whom)
        {
        }
    }
}
