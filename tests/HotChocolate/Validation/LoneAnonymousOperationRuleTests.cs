namespace Nexus.HotChocolate.Tests.Validation;

/// <summary>LoneAnonymousOperationRule, specification 5.2.3.1.</summary>
public sealed class LoneAnonymousOperationRuleTests
{
    [Theory]
    [InlineData("{ dog { name } }")]
    public async Task Document_that_keeps_the_rule_has_no_errors(string document)
        => Assert.Empty(await Pets.FindErrorsAsync(document));

    [Theory]
    [InlineData("{ dog { name } } { cat { name } }", "1:18")]
    [InlineData("query A { dog { name } } { cat { name } }", "1:26")]
    [InlineData("{ dog { name } } query A { dog { name } }", "1:1")]
    public async Task Document_that_breaks_the_rule_has_these_errors(string document, params string[] locations)
    {
        string[] errors = await Pets.FindErrorsAsync(document);

        Assert.Equal(locations, errors);
    }
}
