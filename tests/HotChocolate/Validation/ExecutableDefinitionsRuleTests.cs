namespace Nexus.HotChocolate.Tests.Validation;

/// <summary>ExecutableDefinitionsRule, specification 5.1.1.</summary>
public sealed class ExecutableDefinitionsRuleTests
{
    [Theory]
    [InlineData("{ dog { name } }")]
    public async Task Document_that_keeps_the_rule_has_no_errors(string document)
        => Assert.Empty(await Pets.FindErrorsAsync(document));

    [Theory]
    [InlineData("type A { x: Int } { dog { name } }", "1:1")]
    [InlineData("{ dog { name } } extend type Dog { x: Int }", "1:18")]
    public async Task Document_that_breaks_the_rule_has_these_errors(string document, params string[] locations)
    {
        string[] errors = await Pets.FindErrorsAsync(document);

        Assert.Equal(locations, errors);
    }
}
