namespace Nexus.HotChocolate.Tests.Validation;

/// <summary>NoUnusedVariablesRule, specification 5.8.4.</summary>
public sealed class NoUnusedVariablesRuleTests
{
    [Theory]
    [InlineData("query Q($a: Boolean = true) { dog { name @include(if: $a) } }")]
    public async Task Document_that_keeps_the_rule_has_no_errors(string document)
        => Assert.Empty(await Pets.FindErrorsAsync(document));

    [Theory]
    [InlineData("query Q($a: Int) { dog { name } }", "1:1")]
    [InlineData("query Q($a: Int, $b: Int) { dog { name } }", "1:1")]
    public async Task Document_that_breaks_the_rule_has_these_errors(string document, params string[] locations)
    {
        string[] errors = await Pets.FindErrorsAsync(document);

        Assert.Equal(locations, errors);
    }
}
