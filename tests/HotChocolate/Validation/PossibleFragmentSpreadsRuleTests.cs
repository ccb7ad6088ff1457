namespace Nexus.HotChocolate.Tests.Validation;

/// <summary>PossibleFragmentSpreadsRule, specification 5.5.2.3.</summary>
public sealed class PossibleFragmentSpreadsRuleTests
{
    [Theory]
    [InlineData("{ dog { ... on Pet { ... on Cat { name } } } }")]
    [InlineData("{ catOrDog { ... on Pet { name } } }")]
    [InlineData("{ pet { ...F } } fragment F on CatOrDog { ... on Dog { name } }")]
    public async Task Document_that_keeps_the_rule_has_no_errors(string document)
        => Assert.Empty(await Pets.FindErrorsAsync(document));

    [Theory]
    [InlineData("{ dog { ... on Cat { name } } }")]
    [InlineData("{ dog { ...F } } fragment F on Cat { name }")]
    [InlineData("{ dog { ...F ...F name } cat { ...F } } fragment F on Dog { name }")]
    [InlineData("{ human { pets { ... on Dog { name } ... on Sentient { name } } } }")]
    [InlineData("{ sentient { ... on Pet { name } } }")]
    public async Task Document_that_breaks_the_rule_is_refused(string document)
        => Assert.NotEmpty(await Pets.FindErrorsAsync(document));
}
