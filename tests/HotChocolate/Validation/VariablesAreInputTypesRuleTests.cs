namespace Nexus.HotChocolate.Tests.Validation;

/// <summary>VariablesAreInputTypesRule, specification 5.8.2.</summary>
public sealed class VariablesAreInputTypesRuleTests
{
    [Theory]
    [InlineData("query Q($a: [Boolean!], $c: ComplexInput, $f: FurColor) { booleanList(booleanListArg: $a) findDog(complex: $c) { name } arguments { enumArgField(enumArg: $f) } }")]
    public async Task Document_that_keeps_the_rule_has_no_errors(string document)
        => Assert.Empty(await Pets.FindErrorsAsync(document));

    [Theory]
    [InlineData("query Q($a: Dog) { arguments { intArgField(intArg: $a) } }")]
    public async Task Document_that_breaks_the_rule_is_refused(string document)
        => Assert.NotEmpty(await Pets.FindErrorsAsync(document));
}
