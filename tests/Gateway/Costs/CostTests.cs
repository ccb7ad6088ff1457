using HotChocolate.Language;
using Nexus.Gateway.Costs;

namespace Nexus.Gateway.Tests.Costs;

/// <summary>What operations cost, by IBM's cost directive specification.</summary>
public sealed class CostTests
{
    private static readonly CostModel Model = CostModel.Read("""
        schema { query: Query mutation: Mutation }
        directive @cost(weight: String!) on FIELD_DEFINITION
        directive @listSize(assumedSize: Int, slicingArguments: [String!], slicingArgumentDefaultValue: Int, sizedFields: [String!]) on FIELD_DEFINITION
        interface Node { id: ID! }
        type Query {
          node(id: ID!): Node
          nodes(ids: [ID!]!): [Node]!
          person: Person
          found: [Result!]! @listSize(assumedSize: 7)
          top(first: Int = 10): [Person!]! @listSize(assumedSize: 100, slicingArguments: ["first"])
          expensive: Int @cost(weight: "2.5")
        }
        type Mutation { rename: Person hash: Person @cost(weight: "500") }
        union Result = Person | Post
        enum Color { RED }
        type Person implements Node {
          id: ID! name: String! color: Color! mentor: Person tags: [String!]!
          posts(first: Int, last: Int): PostConnection
            @listSize(assumedSize: 100, slicingArguments: ["first", "last"], slicingArgumentDefaultValue: 20, sizedFields: ["edges", "nodes"])
        }
        type Post implements Node { id: ID! author: Person! text: String! }
        type PostConnection { edges: [PostEdge!] nodes: [Post!] total: Int! }
        type PostEdge { cursor: String! node: Post! }
        """);

    [Theory]
    // The root object counts; leaves and introspection do not.
    [InlineData("{ __typename }", 0, 1)]
    [InlineData("{ __schema { types { name } } }", 0, 1)]
    [InlineData("{ expensive }", 2.5, 1)]
    [InlineData("{ person { id name color tags } }", 1, 2)]
    [InlineData("{ person { mentor { mentor { id } } } }", 3, 4)]
    // Lists multiply what is below them: by their arguments, their defaults, their assumed size.
    [InlineData("{ top { id } }", 1, 11)]
    [InlineData("{ top(first: 3) { mentor { id } } }", 4, 7)]
    [InlineData("{ top(first: null) { id } }", 1, 101)]
    [InlineData("{ found { __typename } }", 1, 8)]
    [InlineData("""{ nodes(ids: ["a", "b", "c"]) { id } }""", 1, 4)]
    [InlineData("""{ nodes(ids: "a") { id } }""", 1, 2)]
    // Connections: one object, and as many edges and nodes as the page has.
    [InlineData("{ person { posts { total } } }", 2, 3)]
    [InlineData("{ person { posts { nodes { id } } } }", 3, 23)]
    [InlineData("{ person { posts(first: 5) { nodes { author { id } } } } }", 8, 13)]
    [InlineData("{ person { posts(last: 5) { edges { node { id } } } } }", 8, 13)]
    [InlineData("{ person { posts(first: 2, last: 4) { nodes { id } } } }", 3, 7)]
    [InlineData("{ person { posts(first: 10) { nodes { author { posts(first: 10) { nodes { id } } } } } } }", 33, 133)]
    // One response name is executed once, with all that is selected under it.
    [InlineData("{ person { id } person { name } }", 1, 2)]
    [InlineData("{ person { mentor { id } } ...A } fragment A on Query { person { mentor { name } } }", 2, 3)]
    [InlineData("{ a: person { id } b: person { id } }", 2, 3)]
    [InlineData("{ person { posts(first: 3) { nodes { id } } } person { posts(first: 3) { nodes { author { id } } } } }", 6, 9)]
    // Of the objects that a value may be the dearest counts.
    [InlineData("{ found { ... on Person { mentor { id } } ... on Post { text } } }", 8, 15)]
    [InlineData("{ node(id: 1) { ... on Person { mentor { mentor { id } } } ... on Post { author { id } } } }", 3, 4)]
    [InlineData("{ node(id: 1) { ... on Node { ... on Post { author { id } } } } }", 2, 3)]
    // What may be left out counts.
    [InlineData("{ person @include(if: false) { id } }", 1, 2)]
    [InlineData("mutation { rename { id } hash { id } }", 510, 3)]
    public void Operation_costs(string document, double field, double type) =>
        Assert.Equal(new OperationCost(field, type), Evaluate(document, []));

    [Theory]
    [InlineData("5", 3, 8)]
    [InlineData("0", 3, 3)]
    [InlineData("null", 3, 23)]
    [InlineData(null, 3, 23)]
    public void Page_by_a_variable_costs_what_the_variable_says(string? first, double field, double type) =>
        Assert.Equal(
            new OperationCost(field, type),
            Evaluate("query($n: Int) { person { posts(first: $n) { nodes { id } } } }", first is null ? [] : new() { ["n"] = first }));

    [Fact]
    public void Variable_that_is_absent_is_the_arguments_default() =>
        Assert.Equal(new OperationCost(1, 11), Evaluate("query($n: Int) { top(first: $n) { id } }", []));

    [Fact]
    public void Ids_by_a_variable_are_counted() =>
        Assert.Equal(new OperationCost(1, 4), Evaluate("query($ids: [ID!]!) { nodes(ids: $ids) { id } }", new() { ["ids"] = """["a", "b", "c"]""" }));

    [Fact]
    public void Variables_multiply_through_levels_and_choices() =>
        Assert.Equal(
            new OperationCost(1 + 7 + 7 + 7 * 3, 1 + 7 * (1 + 1 + 3 * (1 + 1))),
            Evaluate("query($n: Int) { found { ... on Person { posts(first: $n) { nodes { author { id } } } } } }", new() { ["n"] = "3" }));

    [Fact]
    public void Only_what_depends_on_variables_is_computed_anew()
    {
        Assert.True(Compile("{ person { posts(first: 5) { nodes { id } } } }").IsConstant);
        Assert.False(Compile("query($n: Int) { person { posts(first: $n) { nodes { id } } } }").IsConstant);
    }

    private static CostFormula Compile(string text)
    {
        var document = Utf8GraphQLParser.Parse(text);
        return new CostCompiler(Model, document).Compile(document.Definitions.OfType<OperationDefinitionNode>().Single());
    }

    private static OperationCost Evaluate(string text, Dictionary<string, string> variables) =>
        Compile(text).Evaluate(name => variables.TryGetValue(name, out var value) ? Utf8GraphQLParser.Syntax.ParseValueLiteral(value) : null);
}
