namespace Nexus.HotChocolate.Tests.Validation;

/// <summary>ProvidedRequiredArgumentsRule, specification 5.4.3.</summary>
public sealed class ProvidedRequiredArgumentsRuleTests
{
    [Theory]
    [InlineData("{ arguments { booleanArgField optionalNonNullBooleanArgField } }")]
    [InlineData("{ arguments { nonNullBooleanArgField(nonNullBooleanArg: true) } }")]
    [InlineData("{ arguments { booleanArgField(booleanArg: null) } }")]
    public async Task Document_that_keeps_the_rule_has_no_errors(string document)
        => Assert.Empty(await Pets.FindErrorsAsync(document));

    [Theory]
    [InlineData("{ arguments { nonNullBooleanArgField } }")]
    [InlineData("{ arguments { nonNullBooleanArgField(nonNullBooleanArg: null) } }")]
    [InlineData("{ dog { doesKnowCommand } }")]
    [InlineData("{ dog { name @skip } }")]
    [InlineData("{ dog { name @include(if: null) } }")]
    public async Task Document_that_breaks_the_rule_is_refused(string document)
        => Assert.NotEmpty(await Pets.FindErrorsAsync(document));
}
