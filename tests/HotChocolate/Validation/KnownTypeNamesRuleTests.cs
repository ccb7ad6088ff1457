namespace Nexus.HotChocolate.Tests.Validation;

/// <summary>KnownTypeNamesRule, specification 5.5.1.2.</summary>
public sealed class KnownTypeNamesRuleTests
{
    [Theory]
    [InlineData("{ pet { ... on Dog { name } } }")]
    public async Task Document_that_keeps_the_rule_has_no_errors(string document)
        => Assert.Empty(await Pets.FindErrorsAsync(document));

    [Theory]
    [InlineData("{ dog { ...F } } fragment F on Nope { name }")]
    [InlineData("{ dog { ... on Nope { name } } }")]
    public async Task Document_that_breaks_the_rule_is_refused(string document)
        => Assert.NotEmpty(await Pets.FindErrorsAsync(document));
}
