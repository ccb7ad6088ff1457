namespace Nexus.HotChocolate.Tests.Validation;

/// <summary>ScalarLeafsRule, specification 5.3.3.</summary>
public sealed class ScalarLeafsRuleTests
{
    [Theory]
    [InlineData("{ dog { name } cat { fur } }")]
    public async Task Document_that_keeps_the_rule_has_no_errors(string document)
        => Assert.Empty(await Pets.FindErrorsAsync(document));

    [Theory]
    [InlineData("{ dog }")]
    [InlineData("{ dog { name { x } } }")]
    [InlineData("{ dog { name { a } } cat }")]
    public async Task Document_that_breaks_the_rule_is_refused(string document)
        => Assert.NotEmpty(await Pets.FindErrorsAsync(document));
}
