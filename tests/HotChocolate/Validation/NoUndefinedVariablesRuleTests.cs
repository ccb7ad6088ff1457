namespace Nexus.HotChocolate.Tests.Validation;

/// <summary>NoUndefinedVariablesRule, specification 5.8.3.</summary>
public sealed class NoUndefinedVariablesRuleTests
{
    [Theory]
    [InlineData("query Q($x: Boolean) { dog { ...F } } fragment F on Dog { isHouseTrained(atOtherHomes: $x) }")]
    public async Task Document_that_keeps_the_rule_has_no_errors(string document)
        => Assert.Empty(await Pets.FindErrorsAsync(document));

    [Theory]
    [InlineData("query Q { arguments { intArgField(intArg: $a) } }")]
    [InlineData("{ dog { isHouseTrained(atOtherHomes: $missing) } }")]
    public async Task Document_that_breaks_the_rule_is_refused(string document)
        => Assert.NotEmpty(await Pets.FindErrorsAsync(document));
}
