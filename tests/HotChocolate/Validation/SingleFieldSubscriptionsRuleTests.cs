namespace Nexus.HotChocolate.Tests.Validation;

/// <summary>SingleFieldSubscriptionsRule, specification 5.2.4.1.</summary>
public sealed class SingleFieldSubscriptionsRuleTests
{
    [Theory]
    [InlineData("subscription { newMessage }")]
    [InlineData("subscription S { ...F } fragment F on Subscription { newMessage }")]
    public async Task Document_that_keeps_the_rule_has_no_errors(string document)
        => Assert.Empty(await Pets.FindErrorsAsync(document));

    [Theory]
    [InlineData("subscription { newMessage disallowedSecondRootField }")]
    [InlineData("subscription S { ...F } fragment F on Subscription { newMessage disallowedSecondRootField }")]
    [InlineData("subscription { newMessage @skip(if: true) }")]
    [InlineData("subscription { __typename }")]
    [InlineData("subscription B { __typename newMessage }")]
    public async Task Document_that_breaks_the_rule_is_refused(string document)
        => Assert.NotEmpty(await Pets.FindErrorsAsync(document));
}
