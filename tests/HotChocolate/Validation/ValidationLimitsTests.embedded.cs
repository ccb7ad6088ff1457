using HotChocolate.Execution;

namespace Nexus.HotChocolate.Tests.Validation;

/// <content>Limits that Hot Chocolate 16 does not have.</content>
public sealed partial class ValidationLimitsTests
{
    [Fact]
    public async Task Document_that_merges_in_too_many_ways_is_refused()
    {
        // Forty selections of nearly all of forty fragments: no two alike, so none is looked at only once.
        int[] all = [.. Enumerable.Range(0, 40)];
        string selections = string.Concat(all.Select(x => $"x{x}: owner {{ {string.Concat(all.Where(f => f != x).Select(f => $"...F{f} "))}}} "));
        string fragments = string.Concat(all.Select(
            f => $"fragment F{f} on Human {{ {string.Concat(Enumerable.Range(0, 20).Select(a => $"a{f}_{a}: name "))}}} "));
        IRequestExecutor executor = await Pets.CreateServer().BuildRequestExecutorAsync();

        IError error = Assert.Single(await Pets.ExecuteAsync(executor, $"{{ dog {{ {selections}}} }} {fragments}"));

        Assert.Equal("The selections of the document merge in too many ways.", error.Message);
    }
}
