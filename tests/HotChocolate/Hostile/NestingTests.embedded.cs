using HotChocolate.Execution;
using HotChocolate.Language;
using HotChocolate.Validation;
using Microsoft.Extensions.DependencyInjection;
using Nexus.HotChocolate.Tests.Validation;

namespace Nexus.HotChocolate.Tests.Hostile;

/// <summary>Nothing that nests ends a process: a text ends in a syntax error, a tree that was made in code in an exception.</summary>
public sealed class NestingTests
{
    private const int Levels = 100_000;

    private static readonly ParserOptions s_unlimited = new(maxAllowedRecursionDepth: int.MaxValue, maxAllowedFields: int.MaxValue);

    public static TheoryData<string> Shapes => ["selection sets", "inline fragments", "lists", "objects", "list types", "defaults of variables"];

    [Theory]
    [InlineData("{ a", "{ a", "}")]
    [InlineData("{ a ", "{ ... ", "}")]
    [InlineData("{ a(b: ", "[", "]")]
    [InlineData("{ a(b: ", "{ c: ", "}")]
    [InlineData("{ a @b(c: ", "[", "]")]
    [InlineData("query Q($a: ", "[", "]")]
    [InlineData("query Q($a: Int = ", "[", "]")]
    [InlineData("input I { a: Int = ", "{ b: ", "}")]
    public void Text_that_nests_without_a_limit_ends_before_the_stack_does(string start, string open, string close)
    {
        string document = start + string.Concat(Enumerable.Repeat(open, Levels)) + close;

        RunOnSmallStack(() => Assert.Throws<SyntaxException>(() => Utf8GraphQLParser.Parse(document, s_unlimited)));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Tree_that_nests_is_neither_printed_nor_compared_to_the_end_of_the_stack(string shape)
    {
        (DocumentNode document, DocumentNode same) = (Create(shape), Create(shape));

        RunOnSmallStack(() =>
        {
            Assert.Throws<InsufficientExecutionStackException>(() => document.ToString());
            Assert.Throws<InsufficientExecutionStackException>(() => document.ToString(indented: false));
            Assert.Throws<InsufficientExecutionStackException>(() => SyntaxComparer.BySyntax.Equals(document, same));
            Assert.Throws<InsufficientExecutionStackException>(() => SyntaxComparer.BySyntax.GetHashCode(document));
        });
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Tree_that_nests_is_not_valid(string shape)
    {
        DocumentValidatorBuilder? rules = null;
        IRequestExecutor executor = await Pets.CreateServer()
            .ConfigureValidation((_, configured) => rules = configured)
            .BuildRequestExecutorAsync();

        RunOnSmallStack(() => Assert.Contains(
            "The document nests too deep.",
            rules!.Build().Validate(executor.Schema, Create(shape)).Errors.Select(error => error.Message)));
    }

    [Fact]
    public async Task Conditions_that_double_along_a_chain_of_fragments_are_refused()
    {
        const int length = 30;
        IEnumerable<int> chain = Enumerable.Range(0, length);
        string document = $"query({string.Concat(chain.Select(i => $"$v{i}: Boolean! "))}) {{ ...F0 }} "
            + string.Concat(chain.Select(i => $"fragment F{i} on Query {{ ...F{i + 1} @include(if: $v{i}) ...F{i + 1} }} "))
            + $"fragment F{length} on Query {{ viewer {{ id }} }}";
        IRequestExecutor executor = await FeedSchema.CreateServer().BuildRequestExecutorAsync();

        await using IExecutionResult result = await executor.ExecuteAsync(
            request => request.SetDocument(document).SetVariableValues(chain.ToDictionary(i => $"v{i}", object? (_) => true)));

        Assert.Equal(
            "The operation's fragments and conditions combine in too many ways.",
            Assert.Single(result.ExpectOperationResult().Errors).Message);
    }

    [Theory]
    [InlineData(150, true)]
    [InlineData(250, false)]
    public async Task Literal_may_nest_as_deep_as_the_parser_lets_it(int levels, bool accepted)
    {
        string complex = string.Concat(Enumerable.Repeat("{ name: \"\" child: ", levels)) + "null" + string.Concat(Enumerable.Repeat(" }", levels));
        IRequestExecutor executor = await Pets.CreateServer().BuildRequestExecutorAsync();

        await using IExecutionResult result = await executor.ExecuteAsync($"{{ findDog(complex: {complex}) {{ name }} }}");

        Assert.Equal(accepted, result.ExpectOperationResult().Errors.Count == 0);
    }

    [Fact]
    public async Task Answer_may_nest_as_deep_as_the_document()
    {
        const int levels = 150;
        string document = "{ viewer " + string.Concat(Enumerable.Repeat("{ self ", levels)) + "{ id }" + string.Concat(Enumerable.Repeat(" }", levels)) + " }";
        IRequestExecutor executor = await new ServiceCollection().AddGraphQL().AddQueryType<Mirror>().BuildRequestExecutorAsync();

        await using IExecutionResult result = await executor.ExecuteAsync(document.Replace("viewer", "self", StringComparison.Ordinal));

        Assert.Equal(levels + 1, result.ToJson().Split("\"self\"").Length - 1);
    }

    /// <summary>An exception that passes a hundred thousand frames takes seconds; a small stack is exhausted by less.</summary>
    private static void RunOnSmallStack(Action action)
    {
        Exception? fault = null;
        var thread = new Thread(() => fault = Record.Exception(action), maxStackSize: 512 * 1024);
        thread.Start();
        thread.Join();
        Assert.Null(fault);
    }

    private static DocumentNode Create(string shape)
    {
        FieldNode field = new("dog");
        IValueNode value = new IntValueNode(1);
        ITypeNode type = new NamedTypeNode("Int");
        for (int level = 0; level < Levels; level++)
        {
            switch (shape)
            {
                case "selection sets": field = new FieldNode("dog").WithSelectionSet(new SelectionSetNode([field])); break;
                case "inline fragments":
                    field = new FieldNode("dog").WithSelectionSet(
                        new SelectionSetNode([new InlineFragmentNode(null, null, [], new SelectionSetNode([field]))]));
                    break;
                case "objects": value = new ObjectValueNode(new ObjectFieldNode("a", value)); break;
                case "list types": type = new ListTypeNode(type); break;
                default: value = new ListValueNode(value); break;
            }
        }
        IValueNode? defaultValue = shape == "defaults of variables" ? value : null;
        field = new FieldNode(new NameNode("dog"), null, [], [new ArgumentNode("a", value)], new SelectionSetNode([field]));
        var variable = new VariableDefinitionNode(null, new VariableNode("v"), null, type, defaultValue, []);
        return new DocumentNode([new OperationDefinitionNode(
            null, null, null, OperationType.Query, [variable], [], new SelectionSetNode([field]))]);
    }

    [ObjectType("Query")]
    public sealed class Mirror
    {
        public string Id => "1";

        public Mirror Self => this;
    }
}
