namespace Nexus.HotChocolate.Tests.Validation;

/// <summary>UniqueVariableNamesRule, specification 5.8.1.</summary>
public sealed class UniqueVariableNamesRuleTests
{
    [Theory]
    [InlineData("query A($a: Int) { arguments { intArgField(intArg: $a) } }")]
    public async Task Document_that_keeps_the_rule_has_no_errors(string document)
        => Assert.Empty(await Pets.FindErrorsAsync(document));

    [Theory]
    [InlineData("query Q($a: Int, $a: Int) { arguments { intArgField(intArg: $a) } }")]
    public async Task Document_that_breaks_the_rule_is_refused(string document)
        => Assert.NotEmpty(await Pets.FindErrorsAsync(document));
}
