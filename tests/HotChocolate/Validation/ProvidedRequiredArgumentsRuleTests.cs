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
    [InlineData("{ arguments { nonNullBooleanArgField } }", "1:15")]
    [InlineData("{ arguments { nonNullBooleanArgField(nonNullBooleanArg: null) } }", "1:38")]
    [InlineData("{ dog { doesKnowCommand } }", "1:9")]
    [InlineData("{ dog { name @skip } }", "1:14")]
    [InlineData("{ dog { name @include(if: null) } }", "1:23")]
    public async Task Document_that_breaks_the_rule_has_these_errors(string document, params string[] locations)
    {
        string[] errors = await Pets.FindErrorsAsync(document);

        Assert.Equal(locations, errors);
    }
}
