namespace Nexus.HotChocolate.Tests.Validation;

/// <summary>UniqueInputFieldNamesRule, specification 5.6.3.</summary>
public sealed class UniqueInputFieldNamesRuleTests
{
    [Theory]
    [InlineData("{ findDog(complex: { name: \"a\", child: { name: \"a\" } }) { name } }")]
    public async Task Document_that_keeps_the_rule_has_no_errors(string document)
        => Assert.Empty(await Pets.FindErrorsAsync(document));

    [Theory]
    [InlineData("{ findDog(complex: { name: \"a\", name: \"b\" }) { name } }")]
    public async Task Document_that_breaks_the_rule_is_refused(string document)
        => Assert.NotEmpty(await Pets.FindErrorsAsync(document));
}
