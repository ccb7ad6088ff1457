namespace Nexus.HotChocolate.Tests.Validation;

/// <summary>NoUnusedFragmentsRule, specification 5.5.1.4.</summary>
public sealed class NoUnusedFragmentsRuleTests
{
    [Theory]
    [InlineData("{ dog { ...A } } fragment A on Dog { ...B } fragment B on Dog { name }")]
    public async Task Document_that_keeps_the_rule_has_no_errors(string document)
        => Assert.Empty(await Pets.FindErrorsAsync(document));

    [Theory]
    [InlineData("{ dog { ...F ...F } } fragment F on Dog { name } fragment Unused on Cat { name }", "1:50")]
    public async Task Document_that_breaks_the_rule_has_these_errors(string document, params string[] locations)
    {
        string[] errors = await Pets.FindErrorsAsync(document);

        Assert.Equal(locations, errors);
    }
}
