namespace Nexus.HotChocolate.Tests.Validation;

/// <summary>NoUnusedVariablesRule, specification 5.8.4.</summary>
public sealed class NoUnusedVariablesRuleTests
{
    [Theory]
    [InlineData("query Q($a: Boolean = true) { dog { name @include(if: $a) } }")]
    public async Task Document_that_keeps_the_rule_has_no_errors(string document)
        => Assert.Empty(await Pets.FindErrorsAsync(document));

    [Theory]
    [InlineData("query Q($a: Int) { dog { name } }")]
    [InlineData("query Q($a: Int, $b: Int) { dog { name } }")]
    public async Task Document_that_breaks_the_rule_is_refused(string document)
        => Assert.NotEmpty(await Pets.FindErrorsAsync(document));
}
