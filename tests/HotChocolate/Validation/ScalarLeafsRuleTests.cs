namespace Nexus.HotChocolate.Tests.Validation;

/// <summary>ScalarLeafsRule, specification 5.3.3.</summary>
public sealed class ScalarLeafsRuleTests
{
    [Theory]
    [InlineData("{ dog { name } cat { fur } }")]
    public async Task Document_that_keeps_the_rule_has_no_errors(string document)
        => Assert.Empty(await Pets.FindErrorsAsync(document));

    [Theory]
    [InlineData("{ dog }", "1:3")]
    [InlineData("{ dog { name { x } } }", "1:9")]
    [InlineData("{ dog { name { a } } cat }", "1:22", "1:9")]
    public async Task Document_that_breaks_the_rule_has_these_errors(string document, params string[] locations)
    {
        string[] errors = await Pets.FindErrorsAsync(document);

        Assert.Equal(locations, errors);
    }
}
