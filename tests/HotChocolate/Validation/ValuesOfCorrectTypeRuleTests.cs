namespace Nexus.HotChocolate.Tests.Validation;

/// <summary>ValuesOfCorrectTypeRule, specification 5.6.1, 5.6.2 and 5.6.4.</summary>
public sealed class ValuesOfCorrectTypeRuleTests
{
    [Theory]
    [InlineData("{ arguments { intArgField(intArg: 1) floatArgField(floatArg: 3) stringArgField(stringArg: \"a\") } }")]
    [InlineData("{ arguments { enumArgField(enumArg: BLACK) a: idArgField(idArg: 1) b: idArgField(idArg: \"x\") } }")]
    [InlineData("{ arguments { stringListArgField(stringListArg: \"one\") booleanListArgField(booleanListArg: [true, null]) } }")]
    [InlineData("{ findDog(complex: { name: \"Rex\", fur: BROWN, child: { name: \"Toy\" } }) { name } }")]
    public async Task Document_that_keeps_the_rule_has_no_errors(string document)
        => Assert.Empty(await Pets.FindErrorsAsync(document));

    [Theory]
    [InlineData("{ arguments { intArgField(intArg: \"1\") } }")]
    [InlineData("{ arguments { enumArgField(enumArg: NOPE) } }")]
    [InlineData("{ arguments { enumArgField(enumArg: \"BLACK\") } }")]
    [InlineData("{ findDog(complex: 3) { name } }")]
    [InlineData("{ findDog(complex: { weight: 3 }) { name } }")]
    [InlineData("{ findDog(complex: { name: null }) { name } }")]
    [InlineData("{ findDog(complex: { name: \"a\", nope: 3 }) { name } }")]
    [InlineData("query Q($a: Int = \"x\") { arguments { intArgField(intArg: $a) } }")]
    [InlineData("{ dog { name @include(if: \"true\") } }")]
    [InlineData("query Q($c: ComplexInput = { nope: 1 }) { findDog(complex: $c) { name } }")]
    public async Task Document_that_breaks_the_rule_is_refused(string document)
        => Assert.NotEmpty(await Pets.FindErrorsAsync(document));
}
