namespace Nexus.HotChocolate.Tests.Validation;

/// <summary>UniqueInputFieldNamesRule, specification 5.6.3.</summary>
public sealed class UniqueInputFieldNamesRuleTests
{
    [Theory]
    [InlineData("{ findDog(complex: { name: \"a\", child: { name: \"a\" } }) { name } }")]
    public async Task Document_that_keeps_the_rule_has_no_errors(string document)
        => Assert.Empty(await Pets.FindErrorsAsync(document));

    [Theory]
    [InlineData("{ findDog(complex: { name: \"a\", name: \"b\" }) { name } }", "1:33")]
    public async Task Document_that_breaks_the_rule_has_these_errors(string document, params string[] locations)
    {
        string[] errors = await Pets.FindErrorsAsync(document);

        Assert.Equal(locations, errors);
    }
}
