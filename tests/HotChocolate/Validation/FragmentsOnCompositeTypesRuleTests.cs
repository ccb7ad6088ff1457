namespace Nexus.HotChocolate.Tests.Validation;

/// <summary>FragmentsOnCompositeTypesRule, specification 5.5.1.3.</summary>
public sealed class FragmentsOnCompositeTypesRuleTests
{
    [Theory]
    [InlineData("{ dog { ... on Pet { name } ... { name } ... @include(if: true) { name } } }")]
    public async Task Document_that_keeps_the_rule_has_no_errors(string document)
        => Assert.Empty(await Pets.FindErrorsAsync(document));

    [Theory]
    [InlineData("{ dog { ...F } } fragment F on FurColor { name }")]
    [InlineData("{ dog { ... on FurColor { name } } }")]
    public async Task Document_that_breaks_the_rule_is_refused(string document)
        => Assert.NotEmpty(await Pets.FindErrorsAsync(document));
}
