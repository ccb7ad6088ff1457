using Xunit.Abstractions;

namespace Nexus.Schedules;

/// <summary>The checker finds what it is there for: each mistake, within so many seeds, and again when its seed is run again.</summary>
public sealed class MutationTests(ITestOutputHelper output)
{
    /// <summary>As many as an ordinary run explores.</summary>
    private const int Seeds = 10_000;

    public static TheoryData<string> Mutations => [.. Mutation.All.Select(static mutation => mutation.Name)];

    [Theory]
    [MemberData(nameof(Mutations))]
    public void Mistake_is_found_and_its_seed_fails_again(string name)
    {
        var mutant = Mutant.Of(Mutation.All.Single(mutation => mutation.Name == name));
        for (var seed = 1; seed <= Seeds; seed++)
        {
            var found = mutant.Run(seed);
            if (found.Failure is null)
                continue;
            output.WriteLine($"seed {seed}: {found.Failure}");
            Assert.Equal((FirstLine(found.Failure), found.Print), (FirstLine(mutant.Run(seed, traces: true).Failure), mutant.Run(seed).Print));
            return;
        }

        Assert.Fail($"{Seeds} seeds do not find it");
    }

    private static string? FirstLine(string? text) => text?.Split(Environment.NewLine)[0];
}
