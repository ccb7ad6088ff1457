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
    [InlineData("query A { dog { name } } query A { cat { name } }")]
    [InlineData("query A { dog { name } } mutation A { rename(name: \"x\") }")]
    public async Task Document_that_breaks_the_rule_is_refused(string document)
        => Assert.NotEmpty(await Pets.FindErrorsAsync(document));
}
