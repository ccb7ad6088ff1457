namespace Nexus.HotChocolate.Tests.Validation;

/// <summary>KnownFragmentNamesRule, specification 5.5.2.1.</summary>
public sealed class KnownFragmentNamesRuleTests
{
    [Theory]
    [InlineData("{ dog { ...F } } fragment F on Dog { name }")]
    [InlineData("{ ...F } fragment F on Query { dog { ...G } } fragment G on Dog { name }")]
    public async Task Document_that_keeps_the_rule_has_no_errors(string document)
        => Assert.Empty(await Pets.FindErrorsAsync(document));

    [Theory]
    [InlineData("{ dog { ...F } }")]
    [InlineData("{ ...F } fragment F on Query { __typename ...Missing }")]
    public async Task Document_that_breaks_the_rule_is_refused(string document)
        => Assert.NotEmpty(await Pets.FindErrorsAsync(document));
}
