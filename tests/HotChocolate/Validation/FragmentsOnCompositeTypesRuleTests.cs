namespace Nexus.HotChocolate.Tests.Validation;

/// <summary>FragmentsOnCompositeTypesRule, specification 5.5.1.3.</summary>
public sealed class FragmentsOnCompositeTypesRuleTests
{
    [Theory]
    [InlineData("{ dog { ... on Pet { name } ... { name } ... @include(if: true) { name } } }")]
    public async Task Document_that_keeps_the_rule_has_no_errors(string document)
        => Assert.Empty(await Pets.FindErrorsAsync(document));

    [Theory]
    [InlineData("{ dog { ...F } } fragment F on FurColor { name }", "1:18")]
    [InlineData("{ dog { ... on FurColor { name } } }", "1:9")]
    public async Task Document_that_breaks_the_rule_has_these_errors(string document, params string[] locations)
    {
        string[] errors = await Pets.FindErrorsAsync(document);

        Assert.Equal(locations, errors);
    }
}
