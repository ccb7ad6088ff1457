namespace Nexus.HotChocolate.Tests.Validation;

/// <summary>UniqueArgumentNamesRule, specification 5.4.2.</summary>
public sealed class UniqueArgumentNamesRuleTests
{
    [Theory]
    [InlineData("{ arguments { multipleRequirements(x: 1, y: 2) } }")]
    [InlineData("{ arguments { multipleRequirements(y: 1, x: 2) } }")]
    public async Task Document_that_keeps_the_rule_has_no_errors(string document)
        => Assert.Empty(await Pets.FindErrorsAsync(document));

    [Theory]
    [InlineData("{ arguments { multipleRequirements(x: 1, x: 2, y: 3) } }")]
    public async Task Document_that_breaks_the_rule_is_refused(string document)
        => Assert.NotEmpty(await Pets.FindErrorsAsync(document));
}
