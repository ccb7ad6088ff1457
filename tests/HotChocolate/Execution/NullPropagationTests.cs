using HotChocolate.Execution;
using Microsoft.Extensions.DependencyInjection;

namespace HotChocolate.Tests.Execution;

/// <summary>Specification 6.4.4: where nulls and errors end up.</summary>
public partial class NullPropagationTests
{
    [Theory]
    [InlineData("{ node { nullable } }", """{"node":{"nullable":null}}""", 0)]
    [InlineData("{ node { required } }", """{"node":null}""", 1)]
    [InlineData("{ node { child { required } nullable } }", """{"node":{"child":null,"nullable":null}}""", 1)]
    [InlineData("{ node { requiredChild { requiredChild { required } } } }", """{"node":null}""", 1)]
    [InlineData("{ requiredNode { required } }", "null", 1)]
    [InlineData("{ node { failing } }", """{"node":{"failing":null}}""", 1)]
    [InlineData("{ node { failingRequired } }", """{"node":null}""", 1)]
    [InlineData("{ node { failingLater } }", """{"node":{"failingLater":null}}""", 1)]
    [InlineData("{ nullableItems }", """{"nullableItems":["a",null]}""", 0)]
    [InlineData("{ nodes { required } }", """{"nodes":[null,null]}""", 2)]
    [InlineData("{ requiredNodes { required } ok }", """{"requiredNodes":null,"ok":"ok"}""", 1)]
    public async Task Null_goes_up_to_the_nearest_nullable_value(string query, string data, int errors)
    {
        var result = await ExecuteAsync(query);

        Assert.EndsWith($"\"data\":{data}}}", result.ToJson(withIndentations: false), StringComparison.Ordinal);
        Assert.Equal(errors, result.ExpectOperationResult().Errors.Count);
    }

    [Theory]
    [InlineData("{ nodes { a: required } }", "nodes[0].a", "nodes[1].a")]
    [InlineData("{ node { child { failing } } }", "node.child.failing")]
    public async Task Errors_carry_the_path_of_the_field_that_failed(string query, params string[] paths)
    {
        var result = (await ExecuteAsync(query)).ExpectOperationResult();

        Assert.Equal(paths, result.Errors.Select(error => error.Path!.Print()).Order());
    }

    [Fact]
    public async Task Unexpected_exception_is_hidden()
    {
        var result = (await ExecuteAsync("{ node { failing } }")).ExpectOperationResult();

        var error = Assert.Single(result.Errors);
        Assert.Equal("Unexpected Execution Error", error.Message);
        Assert.IsType<InvalidOperationException>(error.Exception);
        Assert.DoesNotContain("secret", result.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deliberate_error_reaches_the_client()
    {
        var result = (await ExecuteAsync("{ refused }")).ExpectOperationResult();

        var error = Assert.Single(result.Errors);
        Assert.Equal(("Not for you", "FORBIDDEN", "refused"), (error.Message, error.Code, error.Path!.Print()));
    }

    [Fact]
    public async Task Error_filter_sees_the_exception_and_may_replace_the_error()
    {
        var executor = await new ServiceCollection().AddGraphQLServer().AddQueryType<Query>()
            .AddErrorFilter(error => error.Exception is { } fault ? error.WithCode(fault.GetType().Name) : error)
            .BuildRequestExecutorAsync();

        var result = (await executor.ExecuteAsync("{ broken }")).ExpectOperationResult();

        Assert.Equal("InvalidOperationException", Assert.Single(result.Errors).Code);
    }

    private static async Task<IExecutionResult> ExecuteAsync(string query)
        => await new ServiceCollection().AddGraphQLServer().AddQueryType<Query>().ExecuteRequestAsync(query);

    public sealed class Node
    {
        public string? Nullable => null;

        public string Required => null!;

        public Node? GetChild() => new();

        public Node GetRequiredChild() => new();

        public string? GetFailing() => throw new InvalidOperationException("secret");

        public string GetFailingRequired() => throw new InvalidOperationException("secret");

        public async Task<string?> GetFailingLaterAsync()
        {
            await Task.Yield();
            throw new InvalidOperationException("secret");
        }
    }

    public sealed class Query
    {
        public string Ok => "ok";

        public Node? GetNode() => new();

        public Node GetRequiredNode() => new();

        public List<string?>? GetNullableItems() => ["a", null];

        public List<string>? GetRequiredItems() => ["a", null!];

        public List<Node?>? GetNodes() => [new(), new()];

        public List<Node>? GetRequiredNodes() => [new(), new()];

        public string? GetBroken() => throw new InvalidOperationException("secret");

        public string? GetRefused() => throw new GraphQLException(
            ErrorBuilder.New().SetMessage("Not for you").SetCode("FORBIDDEN").Build());
    }
}
