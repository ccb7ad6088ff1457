using System.Text;
using HotChocolate.Language;

namespace Nexus.HotChocolate.Tests.Language;

public sealed class Utf8GraphQLParserTests
{
    [Fact]
    public void Operation_has_all_its_parts_and_their_places()
    {
        DocumentNode document = Utf8GraphQLParser.Parse(
            "query Feed($first: Int = 20, $tag: [String!]!) @cached {\n  posts: feed(first: $first) @include(if: true) {\n    id\n  }\n}");

        var operation = Assert.IsType<OperationDefinitionNode>(Assert.Single(document.Definitions));
        Assert.Equal((OperationType.Query, "Feed"), (operation.Operation, operation.Name!.Value));
        Assert.Equal(["first: Int = 20", "tag: [String!]!"], operation.VariableDefinitions.Select(
            v => $"{v.Variable.Name.Value}: {v.Type}" + (v.DefaultValue is null ? "" : $" = {v.DefaultValue}")));
        Assert.Equal("cached", Assert.Single(operation.Directives).Name.Value);

        var field = Assert.IsType<FieldNode>(Assert.Single(operation.SelectionSet.Selections));
        Assert.Equal(("posts", "feed"), (field.Alias!.Value, field.Name.Value));
        Assert.Equal((2, 3), (field.Location!.Line, field.Location.Column));
        ArgumentNode argument = Assert.Single(field.Arguments);
        Assert.Equal("first", Assert.IsType<VariableNode>(argument.Value).Name.Value);
        Assert.Equal((2, 15), (argument.Location!.Line, argument.Location.Column));
        Assert.Equal("include", Assert.Single(field.Directives).Name.Value);
        var id = Assert.IsType<FieldNode>(Assert.Single(field.SelectionSet!.Selections));
        Assert.Equal((3, 5), (id.Location!.Line, id.Location.Column));
        Assert.Null(id.SelectionSet);
    }

    [Fact]
    public void Shorthand_is_a_query_without_a_name()
    {
        var operation = (OperationDefinitionNode)Utf8GraphQLParser.Parse("{ viewer { id } }").Definitions[0];

        Assert.Equal((OperationType.Query, null), (operation.Operation, operation.Name));
        Assert.Empty(operation.VariableDefinitions);
    }

    [Fact]
    public void Fragments_are_spread_by_name_by_type_and_by_condition()
    {
        DocumentNode document = Utf8GraphQLParser.Parse(
            "{ ...F ... on User @a { id } ... @include(if: $x) { id } } fragment F on User @b { name }");

        var operation = (OperationDefinitionNode)document.Definitions[0];
        Assert.Equal("F", Assert.IsType<FragmentSpreadNode>(operation.SelectionSet.Selections[0]).Name.Value);
        Assert.Equal("User", Assert.IsType<InlineFragmentNode>(operation.SelectionSet.Selections[1]).TypeCondition!.Name.Value);
        Assert.Null(Assert.IsType<InlineFragmentNode>(operation.SelectionSet.Selections[2]).TypeCondition);
        var fragment = Assert.IsType<FragmentDefinitionNode>(document.Definitions[1]);
        Assert.Equal(("F", "User"), (fragment.Name.Value, fragment.TypeCondition.Name.Value));
    }

    [Theory]
    [InlineData("1", SyntaxKind.IntValue, "1")]
    [InlineData("-0", SyntaxKind.IntValue, "-0")]
    [InlineData("12345678901234567890", SyntaxKind.IntValue, "12345678901234567890")]
    [InlineData("1.5", SyntaxKind.FloatValue, "1.5")]
    [InlineData("-2.5e10", SyntaxKind.FloatValue, "-2.5e10")]
    [InlineData("1E+3", SyntaxKind.FloatValue, "1E+3")]
    [InlineData("PUBLIC", SyntaxKind.EnumValue, "PUBLIC")]
    [InlineData("\"\"", SyntaxKind.StringValue, "")]
    [InlineData("\"a b\"", SyntaxKind.StringValue, "a b")]
    [InlineData("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", SyntaxKind.StringValue, "\"\\/\b\f\n\r\t")]
    [InlineData("\"\\u00e9\\u20AC\"", SyntaxKind.StringValue, "é€")]
    [InlineData("\"\\uD83D\\uDE00\"", SyntaxKind.StringValue, "😀")]
    [InlineData("\"naïve 😀\"", SyntaxKind.StringValue, "naïve 😀")]
    public void Literal_keeps_its_kind_and_value(string literal, SyntaxKind kind, string value)
    {
        IValueNode node = Utf8GraphQLParser.Syntax.ParseValueLiteral(literal);

        Assert.Equal(kind, node.Kind);
        Assert.Equal(value, node.Value);
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    [InlineData("null", null)]
    public void Reserved_names_are_values_of_their_own(string literal, object? value)
        => Assert.Equal(value, Utf8GraphQLParser.Syntax.ParseValueLiteral(literal).Value);

    [Theory]
    [InlineData("\"\"\"one\"\"\"", "one")]
    [InlineData("\"\"\"\r\n  a\r\n   b\r  c\n\"\"\"", "a\n b\nc")]
    [InlineData("\"\"\"  first\n    second\n  third\"\"\"", "  first\n  second\nthird")]
    [InlineData("\"\"\"\n\tx\n\t\ty\n\"\"\"", "x\n\ty")]
    [InlineData("\"\"\"\"\"\"", "")]
    public void Block_string_loses_its_common_indent(string literal, string value)
    {
        var node = Assert.IsType<StringValueNode>(Utf8GraphQLParser.Syntax.ParseValueLiteral(literal));

        Assert.True(node.Block);
        Assert.Equal(value, node.Value);
    }

    [Fact]
    public void Lists_and_objects_nest()
    {
        var list = Assert.IsType<ListValueNode>(
            Utf8GraphQLParser.Syntax.ParseValueLiteral("[1, [], { a: [$x], b: {} }]", constant: false));

        Assert.Equal(
            [SyntaxKind.IntValue, SyntaxKind.ListValue, SyntaxKind.ObjectValue], list.Items.Select(item => item.Kind));
        var record = (ObjectValueNode)list.Items[2];
        Assert.Equal(["a", "b"], record.Fields.Select(field => field.Name.Value));
        Assert.IsType<VariableNode>(Assert.Single(((ListValueNode)record.Fields[0].Value).Items));
    }

    [Theory]
    [InlineData("Int")]
    [InlineData("[Int]")]
    [InlineData("[[Int!]!]!")]
    public void Type_reference_keeps_its_wrappers(string type)
        => Assert.Equal(type, Utf8GraphQLParser.Syntax.ParseTypeReference(type).ToString());

    [Fact]
    public void Commas_comments_and_the_byte_order_mark_mean_nothing()
    {
        DocumentNode document = Utf8GraphQLParser.Parse("\uFEFF{ # comment }\n,,a,,b #\r\n c\r d\n}");

        var operation = (OperationDefinitionNode)document.Definitions[0];
        Assert.Equal(["a", "b", "c", "d"], operation.SelectionSet.Selections.Select(s => ((FieldNode)s).Name.Value));
        Assert.Equal([2, 2, 3, 4], operation.SelectionSet.Selections.Select(s => s.Location!.Line));
    }

    [Fact]
    public void Keywords_are_names_elsewhere()
    {
        const string document = "query query($on: fragment) { type: mutation(null: $on) { on fragment } }";

        Assert.Equal(
            "query query($on: fragment) { type: mutation(null: $on) { on fragment } }",
            Utf8GraphQLParser.Parse(document).ToString(indented: false));
    }

    [Fact]
    public void Text_and_its_bytes_are_the_same_document()
    {
        const string document = "{ search(text: \"crème brûlée\") { id } }";

        Assert.True(SyntaxComparer.BySyntax.Equals(
            Utf8GraphQLParser.Parse(document), Utf8GraphQLParser.Parse(Encoding.UTF8.GetBytes(document))));
    }

    [Theory]
    [InlineData("{", 1, 2)]
    [InlineData("{ a(", 1, 5)]
    [InlineData("{ a } }", 1, 7)]
    [InlineData("[", 1, 1)]
    [InlineData("{ a: }", 1, 6)]
    [InlineData("{ a(b:) }", 1, 7)]
    [InlineData("{ a . b }", 1, 5)]
    [InlineData("{ é }", 1, 3)]
    [InlineData("{ ... on }", 1, 10)]
    [InlineData("fragment on on T { a }", 1, 10)]
    [InlineData("query Q($a: Int = $b) { a }", 1, 19)]
    [InlineData("type A { a(b: Int = $x): Int }", 1, 21)]
    [InlineData("interface A implements B & { a: Int }", 1, 28)]
    [InlineData("extend type A", 1, 14)]
    [InlineData("subscription", 1, 13)]
    [InlineData("{\n  a,,,b\r\n  c\r  d ! }", 4, 5)]
    public void Fault_is_told_with_its_line_and_column(string document, int line, int column)
    {
        var fault = Assert.Throws<SyntaxException>(() => Utf8GraphQLParser.Parse(document));

        Assert.Equal((line, column), (fault.Line, fault.Column));
    }

    [Theory]
    [InlineData("{ a(x: 01) }")]
    [InlineData("{ a(x: 1.) }")]
    [InlineData("{ a(x: 1x) }")]
    [InlineData("{ a(x: 1e) }")]
    [InlineData("{ a(x: -) }")]
    [InlineData("{ a(x: .5) }")]
    [InlineData("{ a(x: \"abc")]
    [InlineData("{ a(x: \"a\nb\") }")]
    [InlineData("{ a(x: \"\\q\") }")]
    [InlineData("{ a(x: \"\"\"abc) }")]
    [InlineData("directive @a on NOPE")]
    public void Token_that_does_not_exist_is_a_fault(string document)
        => Assert.Throws<SyntaxException>(() => Utf8GraphQLParser.Parse(document));

    [Theory]
    [InlineData("{ a b c }", 5, int.MaxValue, int.MaxValue)]
    [InlineData("{ a b c }", 4, int.MaxValue, int.MaxValue, true)]
    [InlineData("{ a b c }", int.MaxValue, int.MaxValue, 3)]
    [InlineData("{ a b c }", int.MaxValue, int.MaxValue, 2, true)]
    [InlineData("{ a b c }", int.MaxValue, 3, int.MaxValue, true)]
    public void Document_beyond_a_limit_is_refused(string document, int tokens, int nodes, int fields, bool refused = false)
    {
        var options = new ParserOptions(maxAllowedTokens: tokens, maxAllowedNodes: nodes, maxAllowedFields: fields);

        Exception? fault = Record.Exception(() => Utf8GraphQLParser.Parse(document, options));

        Assert.Equal(refused, fault is SyntaxException);
    }

    [Fact]
    public void Nodes_have_no_places_when_none_are_wanted()
    {
        DocumentNode document = Utf8GraphQLParser.Parse("{ a }", new ParserOptions(noLocations: true));

        Assert.Null(document.Definitions[0].Location);
    }
}
