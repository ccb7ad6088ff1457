namespace Nexus.HotChocolate.Tests.Validation;

/// <summary>KnownArgumentNamesRule, specification 5.4.1.</summary>
public sealed class KnownArgumentNamesRuleTests
{
    [Theory]
    [InlineData("{ dog { isHouseTrained(atOtherHomes: true) } }")]
    public async Task Document_that_keeps_the_rule_has_no_errors(string document)
        => Assert.Empty(await Pets.FindErrorsAsync(document));

    [Theory]
    [InlineData("{ dog { name(x: 1) } }", "1:14")]
    [InlineData("{ dog { name @skip(if: true, nope: 1) } }", "1:30")]
    public async Task Document_that_breaks_the_rule_has_these_errors(string document, params string[] locations)
    {
        string[] errors = await Pets.FindErrorsAsync(document);

        Assert.Equal(locations, errors);
    }
}
