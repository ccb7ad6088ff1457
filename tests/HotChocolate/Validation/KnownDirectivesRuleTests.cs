namespace Nexus.HotChocolate.Tests.Validation;

/// <summary>KnownDirectivesRule, specification 5.7.1 and 5.7.2.</summary>
public sealed class KnownDirectivesRuleTests
{
    [Theory]
    [InlineData("{ dog @include(if: true) { name @skip(if: false) } }")]
    public async Task Document_that_keeps_the_rule_has_no_errors(string document)
        => Assert.Empty(await Pets.FindErrorsAsync(document));

    [Theory]
    [InlineData("{ dog { name @nope } }", "1:14")]
    [InlineData("{ dog @deprecated { name } }", "1:7")]
    [InlineData("query @skip(if: true) { dog { name } }", "1:7")]
    public async Task Document_that_breaks_the_rule_has_these_errors(string document, params string[] locations)
    {
        string[] errors = await Pets.FindErrorsAsync(document);

        Assert.Equal(locations, errors);
    }
}
