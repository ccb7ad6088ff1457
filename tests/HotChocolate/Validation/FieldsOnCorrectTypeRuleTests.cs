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
    [InlineData("{ dog { unknown } }", "1:9")]
    [InlineData("{ a dog { b c } d arguments { e } }", "1:11", "1:13", "1:17", "1:3", "1:31")]
    [InlineData("{ pet { barkVolume } }", "1:9")]
    [InlineData("{ catOrDog { name } }", "1:12")]
    [InlineData("query A { dog { ...F } } query B { dog { ...F } } fragment F on Dog { nope }", "1:71")]
    [InlineData("mutation { dog }", "1:12")]
    [InlineData("{ __schema { nope } }", "1:14")]
    public async Task Document_that_breaks_the_rule_has_these_errors(string document, params string[] locations)
    {
        string[] errors = await Pets.FindErrorsAsync(document);

        Assert.Equal(locations, errors);
    }
}
