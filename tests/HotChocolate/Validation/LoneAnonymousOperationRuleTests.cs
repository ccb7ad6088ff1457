namespace Nexus.HotChocolate.Tests.Validation;

/// <summary>LoneAnonymousOperationRule, specification 5.2.3.1.</summary>
public sealed class LoneAnonymousOperationRuleTests
{
    [Theory]
    [InlineData("{ dog { name } }")]
    public async Task Document_that_keeps_the_rule_has_no_errors(string document)
        => Assert.Empty(await Pets.FindErrorsAsync(document));

    [Theory]
    [InlineData("{ dog { name } } { cat { name } }")]
    [InlineData("query A { dog { name } } { cat { name } }")]
    [InlineData("{ dog { name } } query A { dog { name } }")]
    public async Task Document_that_breaks_the_rule_is_refused(string document)
        => Assert.NotEmpty(await Pets.FindErrorsAsync(document));
}
