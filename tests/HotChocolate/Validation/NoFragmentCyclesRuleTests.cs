namespace Nexus.HotChocolate.Tests.Validation;

/// <summary>NoFragmentCyclesRule, specification 5.5.2.2.</summary>
public sealed class NoFragmentCyclesRuleTests
{
    [Theory]
    [InlineData("{ dog { ...A ...B } } fragment A on Dog { ...B } fragment B on Dog { name }")]
    public async Task Document_that_keeps_the_rule_has_no_errors(string document)
        => Assert.Empty(await Pets.FindErrorsAsync(document));

    [Theory]
    [InlineData("fragment F on Dog { ...F name } { dog { ...F } }")]
    [InlineData("fragment F on Dog { ...G } fragment G on Dog { ...F } { dog { ...F } }")]
    public async Task Document_that_breaks_the_rule_is_refused(string document)
        => Assert.NotEmpty(await Pets.FindErrorsAsync(document));
}
