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
    [InlineData("{ arguments { intArgField(intArg: \"1\") } }", "1:35")]
    [InlineData("{ arguments { enumArgField(enumArg: NOPE) } }", "1:37")]
    [InlineData("{ arguments { enumArgField(enumArg: \"BLACK\") } }", "1:37")]
    [InlineData("{ findDog(complex: 3) { name } }", "1:20")]
    [InlineData("{ findDog(complex: { weight: 3 }) { name } }", "1:20")]
    [InlineData("{ findDog(complex: { name: null }) { name } }", "1:22")]
    [InlineData("{ findDog(complex: { name: \"a\", nope: 3 }) { name } }", "1:33")]
    [InlineData("query Q($a: Int = \"x\") { arguments { intArgField(intArg: $a) } }", "1:19")]
    [InlineData("{ dog { name @include(if: \"true\") } }", "1:27")]
    [InlineData("query Q($c: ComplexInput = { nope: 1 }) { findDog(complex: $c) { name } }", "1:28", "1:30")]
    public async Task Document_that_breaks_the_rule_has_these_errors(string document, params string[] locations)
    {
        string[] errors = await Pets.FindErrorsAsync(document);

        Assert.Equal(locations, errors);
    }
}
