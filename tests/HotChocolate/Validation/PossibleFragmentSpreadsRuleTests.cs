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
    [InlineData("{ dog { ... on Cat { name } } }", "1:9")]
    [InlineData("{ dog { ...F } } fragment F on Cat { name }", "1:18")]
    [InlineData("{ dog { ...F ...F name } cat { ...F } } fragment F on Dog { name }", "1:41")]
    [InlineData("{ human { pets { ... on Dog { name } ... on Sentient { name } } } }", "1:38")]
    [InlineData("{ sentient { ... on Pet { name } } }", "1:14")]
    public async Task Document_that_breaks_the_rule_has_these_errors(string document, params string[] locations)
    {
        string[] errors = await Pets.FindErrorsAsync(document);

        Assert.Equal(locations, errors);
    }
}
