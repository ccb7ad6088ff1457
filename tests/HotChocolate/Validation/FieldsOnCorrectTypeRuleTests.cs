namespace Nexus.HotChocolate.Tests.Validation;

/// <summary>FieldsOnCorrectTypeRule, specification 5.3.1.</summary>
public sealed class FieldsOnCorrectTypeRuleTests
{
    [Theory]
    [InlineData("{ dog { name barkVolume } }")]
    [InlineData("{ pet { name __typename } catOrDog { __typename ... on Cat { meowVolume } } }")]
    public async Task Document_that_keeps_the_rule_has_no_errors(string document)
        => Assert.Empty(await Pets.FindErrorsAsync(document));

    [Theory]
    [InlineData("{ dog { unknown } }")]
    [InlineData("{ a dog { b c } d arguments { e } }")]
    [InlineData("{ pet { barkVolume } }")]
    [InlineData("{ catOrDog { name } }")]
    [InlineData("query A { dog { ...F } } query B { dog { ...F } } fragment F on Dog { nope }")]
    [InlineData("mutation { dog }")]
    [InlineData("{ __schema { nope } }")]
    public async Task Document_that_breaks_the_rule_is_refused(string document)
        => Assert.NotEmpty(await Pets.FindErrorsAsync(document));
}
