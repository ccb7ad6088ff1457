using System.Text;
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
    [InlineData("\"text\" { a }", 1, 1)]
    [InlineData("\"text\" extend type A { a: Int }", 1, 1)]
    [InlineData("{ a(x: \"\\uD800\") }", 1, 9)]
    [InlineData("{ a(x: \"\\u{110000}\") }", 1, 9)]
    [InlineData("{ a(x: 01) }", 1, 9)]
    [InlineData("{ a(x: 1.) }", 1, 10)]
    [InlineData("{ a(x: 1x) }", 1, 9)]
    [InlineData("{ a(x: \"abc", 1, 12)]
    [InlineData("{ a(x: \"\"\"abc\n\nd ) }", 3, 6)]
    [InlineData("{\n  a(s: \"éé\") ? }", 2, 14)]
    [InlineData("{ a(s: \"😀\") ? }", 1, 14)]
    [InlineData("\uFEFF{ ? }", 1, 4)]
    [InlineData("{\r\n\ta(s: \"\"\"x\ré\r\ny\"\"\") ? }", 4, 7)]
    [InlineData("# é\r{ ? }", 2, 3)]
    [InlineData("{ a(x: \"é\\q\") }", 1, 10)]
    public void Fault_is_told_with_its_line_and_column(string document, int line, int column)
    {
        var fault = Assert.Throws<SyntaxException>(() => Utf8GraphQLParser.Parse(document));

        Assert.Equal((line, column), (fault.Line, fault.Column));
    }

    [Theory]
    [InlineData("{ a(b: \"", "\") }")]
    [InlineData("{ a(b: \"\"\"", "\"\"\") }")]
    [InlineData("{ a # ", "\n }")]
    [InlineData("{ a ", " }")]
    public void Source_that_is_not_utf_8_is_a_fault(string before, string after)
    {
        foreach (byte[] invalid in (byte[][])[[0x80], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xFF]])
        {
            byte[] source = [.. Encoding.UTF8.GetBytes(before), .. invalid, .. Encoding.UTF8.GetBytes(after)];

            Assert.Throws<SyntaxException>(() => Utf8GraphQLParser.Parse(source));
        }
    }

    [Fact]
    public void Columns_of_nodes_count_characters_of_utf_16()
    {
        DocumentNode document = Utf8GraphQLParser.Parse("\uFEFF{ a(b: \"é😀\") c @d(e: $ \n f) }");

        SelectionSetNode selectionSet = ((OperationDefinitionNode)document.Definitions[0]).SelectionSet;
        var field = (FieldNode)selectionSet.Selections[1];
        ArgumentNode argument = field.Directives[0].Arguments[0];
        Assert.Equal(
            [(1, 2), (1, 16), (1, 16), (1, 18), (1, 19), (1, 21), (1, 24), (2, 2)],
            ((ISyntaxNode[])
            [
                selectionSet, field, field.Name, field.Directives[0], field.Directives[0].Name,
                argument.Name, argument.Value, ((VariableNode)argument.Value).Name,
            ]).Select(node => (node.Location!.Line, node.Location.Column)));
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
