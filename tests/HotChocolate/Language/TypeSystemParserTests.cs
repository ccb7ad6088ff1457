using HotChocolate.Language;

namespace Nexus.HotChocolate.Tests.Language;

public sealed class TypeSystemParserTests
{
    [Theory]
    [InlineData("schema @a { query: Q mutation: M subscription: S }", SyntaxKind.SchemaDefinition)]
    [InlineData("extend schema @a { query: Q }", SyntaxKind.SchemaExtension)]
    [InlineData("scalar S @a(b: 1)", SyntaxKind.ScalarTypeDefinition)]
    [InlineData("extend scalar S @a", SyntaxKind.ScalarTypeExtension)]
    [InlineData("type A implements B & C @a { f(a: Int = 1): T! }", SyntaxKind.ObjectTypeDefinition)]
    [InlineData("extend type A { f: Int }", SyntaxKind.ObjectTypeExtension)]
    [InlineData("interface A implements B { f: Int }", SyntaxKind.InterfaceTypeDefinition)]
    [InlineData("extend interface A { f: Int }", SyntaxKind.InterfaceTypeExtension)]
    [InlineData("union U @a = A | B", SyntaxKind.UnionTypeDefinition)]
    [InlineData("extend union U = C", SyntaxKind.UnionTypeExtension)]
    [InlineData("enum E { A B @deprecated }", SyntaxKind.EnumTypeDefinition)]
    [InlineData("extend enum E { C }", SyntaxKind.EnumTypeExtension)]
    [InlineData("input I { a: Int = 3 b: [X!]! @a }", SyntaxKind.InputObjectTypeDefinition)]
    [InlineData("extend input I { c: Int }", SyntaxKind.InputObjectTypeExtension)]
    [InlineData("directive @d(a: Int) repeatable on FIELD | QUERY", SyntaxKind.DirectiveDefinition)]
    public void Definition_prints_as_it_was_written(string definition, SyntaxKind kind)
    {
        IDefinitionNode node = Assert.Single(Utf8GraphQLParser.Parse(definition).Definitions);

        Assert.Equal(kind, node.Kind);
        Assert.Equal(definition, node.ToString(indented: false));
    }

    [Theory]
    [InlineData("type A implements & B & C { f: Int }", "type A implements B & C { f: Int }")]
    [InlineData("union U = | A | B", "union U = A | B")]
    [InlineData("directive @d on | FIELD | QUERY", "directive @d on FIELD | QUERY")]
    public void Leading_separators_mean_nothing(string definition, string printed)
        => Assert.Equal(printed, Utf8GraphQLParser.Parse(definition).ToString(indented: false));

    [Fact]
    public void Descriptions_belong_to_what_follows_them()
    {
        DocumentNode document = Utf8GraphQLParser.Parse(
            "\"a type\" type A { \"\"\" a field \"\"\" f(\"an argument\" x: Int): Int } \"an enum\" enum E { \"a value\" V }");

        var type = (ObjectTypeDefinitionNode)document.Definitions[0];
        var enumeration = (EnumTypeDefinitionNode)document.Definitions[1];
        Assert.Equal(
            ["a type", "a field", "an argument", "an enum", "a value"],
            [
                type.Description!.Value,
                type.Fields[0].Description!.Value.Trim(),
                type.Fields[0].Arguments[0].Description!.Value,
                enumeration.Description!.Value,
                enumeration.Values[0].Description!.Value,
            ]);
    }
}
