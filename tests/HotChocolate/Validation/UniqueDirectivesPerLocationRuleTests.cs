namespace Nexus.HotChocolate.Tests.Validation;

/// <summary>UniqueDirectivesPerLocationRule, specification 5.7.3.</summary>
public sealed class UniqueDirectivesPerLocationRuleTests
{
    [Theory]
    [InlineData("{ dog { name @skip(if: false) nickname @skip(if: false) } }")]
    public async Task Document_that_keeps_the_rule_has_no_errors(string document)
        => Assert.Empty(await Pets.FindErrorsAsync(document));

    [Theory]
    [InlineData("{ dog { name @skip(if: false) @skip(if: false) } }")]
    public async Task Document_that_breaks_the_rule_is_refused(string document)
        => Assert.NotEmpty(await Pets.FindErrorsAsync(document));
}
