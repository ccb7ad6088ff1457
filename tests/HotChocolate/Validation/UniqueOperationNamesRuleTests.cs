namespace Nexus.HotChocolate.Tests.Validation;

/// <summary>UniqueOperationNamesRule, specification 5.2.2.1.</summary>
public sealed class UniqueOperationNamesRuleTests
{
    [Theory]
    [InlineData("query A { dog { name } }")]
    [InlineData("{ dog { name } }")]
    public async Task Document_that_keeps_the_rule_has_no_errors(string document)
        => Assert.Empty(await Pets.FindErrorsAsync(document));

    [Theory]
    [InlineData("query A { dog { name } } query A { cat { name } }", "1:26")]
    [InlineData("query A { dog { name } } mutation A { rename(name: \"x\") }", "1:26")]
    public async Task Document_that_breaks_the_rule_has_these_errors(string document, params string[] locations)
    {
        string[] errors = await Pets.FindErrorsAsync(document);

        Assert.Equal(locations, errors);
    }
}
