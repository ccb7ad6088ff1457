using HotChocolate.Language;

namespace Nexus.HotChocolate.Tests.Language;

public sealed class SyntaxPrinterTests
{
    private const string Schema = """"
        schema {
          query: Query
        }

        "d"
        type A implements B & C @x {
          """
          doc
          """
          f(a: Int = 1 "b" b: [S]): T!
          g(a: Int b: Int): X @deprecated(reason: "x")
        }

        union U @a = A | B

        enum E {
          "a"
          A
          B @deprecated
        }

        input I {
          a: Int = 3
          b: X = {
            a: 1
          }
        }

        scalar S @specifiedBy(url: "x")

        directive @d(a: Int b: Int) repeatable on FIELD | QUERY
        """";

    private const string Operation = """
        query Q($a: Int) @x {
          a
          b: c(x: 1, y: -2.5e10, z: "h\n", l: [1, $a, null, true, ENUM]) @skip(if: $a) {
            ... on X @y {
              y
            }
            ... @include(if: true) {
              z
            }
          }
        }

        fragment F on T @q {
          b
        }
        """;

    [Fact]
    public void Schema_prints_in_its_canonical_form()
        => Assert.Equal(Schema, Utf8GraphQLParser.Parse(Schema).ToString(), ignoreLineEndingDifferences: true);

    [Fact]
    public void Printed_operation_means_the_same()
    {
        DocumentNode document = Utf8GraphQLParser.Parse(Operation);

        Assert.True(SyntaxComparer.BySyntax.Equals(document, Utf8GraphQLParser.Parse(document.ToString())));
        Assert.True(SyntaxComparer.BySyntax.Equals(document, Utf8GraphQLParser.Parse(document.ToString(indented: false))));
    }

    [Theory]
    [InlineData("a \"quoted\" \\ word")]
    [InlineData("line\nbreak\ttab")]
    [InlineData("crème 😀")]
    public void Printed_string_reads_back(string value)
    {
        string printed = new StringValueNode(value).ToString();

        Assert.Equal(value, Utf8GraphQLParser.Syntax.ParseValueLiteral(printed).Value);
    }

    [Theory]
    [InlineData("one line")]
    [InlineData("two\nlines")]
    [InlineData("indented\n  more\n    and more")]
    [InlineData("with \"\"\" inside")]
    [InlineData("ends with a quote\"")]
    public void Printed_block_string_reads_back(string value)
    {
        string printed = new StringValueNode(null, value, true).ToString();

        Assert.Equal(value, Utf8GraphQLParser.Syntax.ParseValueLiteral(printed).Value);
    }

    [Theory]
    [InlineData("{ a(x: 1) }", "{ a(x: 1) }", true)]
    [InlineData("{ a(x: 1) }", "{\n  a(x:1),\n}", true)]
    [InlineData("{ a(x: 1) }", "{ a(x: 2) }", false)]
    [InlineData("{ a }", "{ b: a }", false)]
    [InlineData("query { a }", "mutation { a }", false)]
    [InlineData("{ a(x: \"1\") }", "{ a(x: 1) }", false)]
    public void Documents_are_compared_by_what_they_say(string left, string right, bool same)
        => Assert.Equal(
            same, SyntaxComparer.BySyntax.Equals(Utf8GraphQLParser.Parse(left), Utf8GraphQLParser.Parse(right)));
}
