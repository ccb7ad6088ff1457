namespace Nexus.HotChocolate.Tests.Validation;

/// <summary>UniqueFragmentNamesRule, specification 5.5.1.1.</summary>
public sealed class UniqueFragmentNamesRuleTests
{
    [Theory]
    [InlineData("{ dog { ...A ...B } } fragment A on Dog { name } fragment B on Dog { nickname }")]
    public async Task Document_that_keeps_the_rule_has_no_errors(string document)
        => Assert.Empty(await Pets.FindErrorsAsync(document));

    [Theory]
    [InlineData("{ dog { ...F } } fragment F on Dog { name } fragment F on Dog { nickname }")]
    public async Task Document_that_breaks_the_rule_is_refused(string document)
        => Assert.NotEmpty(await Pets.FindErrorsAsync(document));
}
