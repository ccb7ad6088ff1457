using HotChocolate.Language;

namespace Nexus.HotChocolate.Tests.Language;

/// <summary>What the specification wants of a parser, and where Hot Chocolate's is more lenient or less exact.</summary>
public sealed class SpecificationSyntaxTests
{
    [Theory]
    [InlineData("", 1, 1)]
    [InlineData("{}", 1, 2)]
    [InlineData("{ a() }", 1, 5)]
    [InlineData("{ a {} }", 1, 6)]
    [InlineData("query Q() { a }", 1, 9)]
    [InlineData("type A {}", 1, 9)]
    [InlineData("enum E { true }", 1, 10)]
    [InlineData("directive @a on NOPE", 1, 17)]
    [InlineData("\"text\" { a }", 1, 8)]
    [InlineData("\"text\" extend type A { a: Int }", 1, 8)]
    [InlineData("{ a(x: \"\\uD800\") }", 1, 9)]
    [InlineData("{ a(x: \"\\u{110000}\") }", 1, 9)]
    [InlineData("{ a(x: 01) }", 1, 9)]
    [InlineData("{ a(x: 1.) }", 1, 10)]
    [InlineData("{ a(x: 1x) }", 1, 9)]
    [InlineData("{ a(x: \"abc", 1, 12)]
    [InlineData("{ a(x: \"\"\"abc\n\nd ) }", 3, 6)]
    [InlineData("{\n  a(s: \"éé\") ? }", 2, 14)]
    public void Fault_is_told_with_its_line_and_column(string document, int line, int column)
    {
        var fault = Assert.Throws<SyntaxException>(() => Utf8GraphQLParser.Parse(document));

        Assert.Equal((line, column), (fault.Line, fault.Column));
    }

    [Theory]
    [InlineData("\"\\u{1F600}\"", "😀")]
    [InlineData("\"\\u{e9}\\u{000020AC}\"", "é€")]
    public void Braced_escape_is_one_character_of_any_plane(string literal, string value)
        => Assert.Equal(value, Utf8GraphQLParser.Syntax.ParseValueLiteral(literal).Value);

    [Theory]
    [InlineData("\"\"\"\n    Hello,\n      World!\n\n    Yours,\n      GraphQL.\n  \"\"\"", "Hello,\n  World!\n\nYours,\n  GraphQL.")]
    [InlineData("\"\"\"a \\\"\"\" b \\n \"\" c\"\"\"", "a \"\"\" b \\n \"\" c")]
    public void Block_string_loses_its_common_indent_and_no_escape(string literal, string value)
        => Assert.Equal(value, Utf8GraphQLParser.Syntax.ParseValueLiteral(literal).Value);

    [Fact]
    public void Printed_control_character_reads_back()
        => Assert.Equal(
            "\u0001", Utf8GraphQLParser.Syntax.ParseValueLiteral(new StringValueNode("\u0001").ToString()).Value);

    [Fact]
    public void Operations_fragments_and_variables_are_described()
    {
        DocumentNode document = Utf8GraphQLParser.Parse(
            "\"op\" query Q(\"var\" $a: Int) { a(x: $a) ...F } \"\"\"frag\"\"\" fragment F on T { b }");

        var operation = (OperationDefinitionNode)document.Definitions[0];
        Assert.Equal("op", operation.Description!.Value);
        Assert.Equal("var", operation.VariableDefinitions[0].Description!.Value);
        Assert.Equal("frag", ((FragmentDefinitionNode)document.Definitions[1]).Description!.Value);
        Assert.True(SyntaxComparer.BySyntax.Equals(document, Utf8GraphQLParser.Parse(document.ToString())));
    }

    [Theory]
    [InlineData("{ a", " { a", " }")]
    [InlineData("{ a(x: ", "[", "]")]
    [InlineData("query Q($a: ", "[", "]")]
    public void Nesting_ends_in_a_fault_and_not_in_the_stack(string start, string open, string close)
    {
        string document = start + string.Concat(Enumerable.Repeat(open, 100_000)) + close;

        var fault = Assert.Throws<SyntaxException>(() => Utf8GraphQLParser.Parse(document));

        Assert.Contains("200", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Long_arguments_have_a_line_each()
    {
        string a = new('a', 30);
        string b = new('b', 60);

        Assert.Equal(
            $"{{\n  field(\n    {a}: 1\n    {b}: 2\n  )\n}}", Utf8GraphQLParser.Parse($"{{ field({a}: 1, {b}: 2) }}").ToString());
    }
}
