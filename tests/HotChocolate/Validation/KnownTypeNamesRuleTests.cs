namespace Nexus.HotChocolate.Tests.Validation;

/// <summary>KnownTypeNamesRule, specification 5.5.1.2.</summary>
public sealed class KnownTypeNamesRuleTests
{
    [Theory]
    [InlineData("{ pet { ... on Dog { name } } }")]
    public async Task Document_that_keeps_the_rule_has_no_errors(string document)
        => Assert.Empty(await Pets.FindErrorsAsync(document));

    [Theory]
    [InlineData("{ dog { ...F } } fragment F on Nope { name }", "1:18")]
    [InlineData("{ dog { ... on Nope { name } } }", "1:9")]
    public async Task Document_that_breaks_the_rule_has_these_errors(string document, params string[] locations)
    {
        string[] errors = await Pets.FindErrorsAsync(document);

        Assert.Equal(locations, errors);
    }
}
