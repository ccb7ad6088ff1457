namespace Nexus.HotChocolate.Tests.Validation;

/// <summary>VariablesInAllowedPositionRule, specification 5.8.5.</summary>
public sealed class VariablesInAllowedPositionRuleTests
{
    [Theory]
    [InlineData("query Q($a: Boolean = true) { arguments { nonNullBooleanArgField(nonNullBooleanArg: $a) } }")]
    [InlineData("query Q($a: Boolean) { arguments { optionalNonNullBooleanArgField(optionalBooleanArg: $a) } }")]
    public async Task Document_that_keeps_the_rule_has_no_errors(string document)
        => Assert.Empty(await Pets.FindErrorsAsync(document));

    [Theory]
    [InlineData("query Q($a: String) { arguments { intArgField(intArg: $a) } }")]
    [InlineData("query Q($a: Boolean) { arguments { nonNullBooleanArgField(nonNullBooleanArg: $a) } }")]
    [InlineData("query Q($a: [String]) { arguments { stringListArgField(stringListArg: $a) } }")]
    [InlineData("query A($x: Boolean) { dog { name @include(if: $x) } }")]
    public async Task Document_that_breaks_the_rule_is_refused(string document)
        => Assert.NotEmpty(await Pets.FindErrorsAsync(document));
}
