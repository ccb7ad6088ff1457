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
    [InlineData("subscription { newMessage disallowedSecondRootField }", "1:1")]
    [InlineData("subscription S { ...F } fragment F on Subscription { newMessage disallowedSecondRootField }", "1:1")]
    [InlineData("subscription { newMessage @skip(if: true) }", "1:16")]
    [InlineData("subscription { __typename }", "1:1")]
    [InlineData("subscription B { __typename newMessage }", "1:1")]
    public async Task Document_that_breaks_the_rule_has_these_errors(string document, params string[] locations)
    {
        string[] errors = await Pets.FindErrorsAsync(document);

        Assert.Equal(locations, errors);
    }
}
