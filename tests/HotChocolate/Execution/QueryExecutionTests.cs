using System.Text.Json;
using HotChocolate.Execution;
using Microsoft.Extensions.DependencyInjection;

namespace HotChocolate.Tests.Execution;

public partial class QueryExecutionTests
{
    [Theory]
    [InlineData("{ greeting }", """{"data":{"greeting":"hello"}}""")]
    [InlineData("""{ hi: greeting(name: "Ada") greeting }""", """{"data":{"hi":"hello Ada","greeting":"hello"}}""")]
    [InlineData("{ __typename }", """{"data":{"__typename":"Query"}}""")]
    [InlineData("{ later }", """{"data":{"later":42}}""")]
    [InlineData("{ people { name age role friend { name } } }",
        """{"data":{"people":[{"name":"Ada","age":36,"role":"ADMIN","friend":{"name":"Bob"}},{"name":"Bob","age":null,"role":"MEMBER","friend":null}]}}""")]
    [InlineData("{ pet { __typename name ... on Cat { lives } ... on Dog { barks } } }",
        """{"data":{"pet":{"__typename":"Cat","name":"Tom","lives":9}}}""")]
    [InlineData("{ ...f greeting } fragment f on Query { a: greeting ...g } fragment g on Query { greeting b: later }",
        """{"data":{"a":"hello","greeting":"hello","b":42}}""")]
    [InlineData("{ people { name } people { age } }",
        """{"data":{"people":[{"name":"Ada","age":36},{"name":"Bob","age":null}]}}""")]
    [InlineData("{ matrix }", """{"data":{"matrix":[[1,2],[],[3]]}}""")]
    public async Task Query_is_answered_with_the_data_it_asks_for(string query, string expected)
        => Assert.Equal(expected, Plain(await ExecuteAsync(query)));

    [Fact]
    public async Task Text_comes_back_as_it_was_however_it_is_escaped()
    {
        using var answer = JsonDocument.Parse(Plain(await ExecuteAsync("{ odd }")));

        Assert.Equal("a\"b\\c\n\u0001é😀", answer.RootElement.GetProperty("data").GetProperty("odd").GetString());
    }

    [Theory]
    [InlineData(true, """{"data":{"greeting":"hello","b":"hello"}}""")]
    [InlineData(false, """{"data":{"a":"hello"}}""")]
    public async Task Included_and_skipped_fields_follow_the_variables(bool flag, string expected)
    {
        var executor = await CreateAsync();
        const string query = """
            query($flag: Boolean!) {
              greeting @include(if: $flag) a: greeting @skip(if: $flag)
              ... @include(if: $flag) { b: greeting }
              c: greeting @skip(if: true) d: greeting @include(if: false)
            }
            """;

        var result = await executor.ExecuteAsync(query, new Dictionary<string, object?> { ["flag"] = flag });

        Assert.Equal(expected, Plain(result));
    }

    [Fact]
    public async Task Object_whose_fields_are_all_skipped_is_empty()
        => Assert.Equal("""{"data":{"pet":{}}}""", Plain(await ExecuteAsync("{ pet { name @skip(if: true) } }")));

    [Fact]
    public async Task Named_operation_of_several_is_executed()
    {
        var executor = await CreateAsync();

        var result = await executor.ExecuteAsync(
            request => request.SetDocument("query A { greeting } query B { later }").SetOperationName("B"));

        Assert.Equal("""{"data":{"later":42}}""", Plain(result));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("C")]
    public async Task Operation_that_can_not_be_told_is_an_error_without_data(string? name)
    {
        var executor = await CreateAsync();

        var result = await executor.ExecuteAsync(
            request => request.SetDocument("query A { greeting } query B { later }").SetOperationName(name));

        Assert.Null(result.ExpectOperationResult().Data);
        Assert.Single(result.ExpectOperationResult().Errors);
    }

    [Fact]
    public async Task Document_that_does_not_parse_is_an_error_with_its_location()
    {
        var result = (await ExecuteAsync("{ greeting ")).ExpectOperationResult();

        Assert.Null(result.Data);
        Assert.Equal(new Location(1, 12), Assert.Single(Assert.Single(result.Errors).Locations!));
    }

    [Fact]
    public async Task Document_that_is_not_valid_is_not_executed_however_often_it_is_sent()
    {
        var executor = await CreateAsync();
        for (var time = 0; time < 2; time++)
        {
            var result = (await executor.ExecuteAsync("{ unknown }")).ExpectOperationResult();

            Assert.Null(result.Data);
            Assert.Single(result.Errors);
        }
    }

    [Fact]
    public async Task Variable_that_does_not_fit_is_an_error_without_data()
    {
        var executor = await CreateAsync();

        var result = await executor.ExecuteAsync(
            "query($name: String!) { greeting(name: $name) }", new Dictionary<string, object?> { ["name"] = 1 });

        Assert.Null(result.ExpectOperationResult().Data);
        Assert.Single(result.ExpectOperationResult().Errors);
    }

    [Fact]
    public async Task Data_can_be_read_in_process()
    {
        var result = (await ExecuteAsync("{ greeting people { age } }")).ExpectOperationResult();

        var json = System.Text.Json.JsonDocument.Parse(result.ToJson());
        Assert.Equal(36, json.RootElement.GetProperty("data").GetProperty("people")[0].GetProperty("age").GetInt32());
        Assert.False(result.Data!.Value.IsValueNull);
    }

    private static string Plain(IExecutionResult result) => result.ToJson(withIndentations: false);

    private static async Task<IExecutionResult> ExecuteAsync(string query) => await (await CreateAsync()).ExecuteAsync(query);

    private static ValueTask<IRequestExecutor> CreateAsync() => new ServiceCollection()
        .AddGraphQLServer()
        .AddQueryType<Query>()
        .AddType<Cat>()
        .AddType<Dog>()
        .BuildRequestExecutorAsync();

    public enum Role
    {
        Member,
        Admin,
    }

    public sealed record Person(string Name, int? Age, Role Role)
    {
        public Person? GetFriend() => Name == "Ada" ? new Person("Bob", null, Role.Member) : null;
    }

    [InterfaceType("Pet")]
    public interface IPet
    {
        string Name { get; }
    }

    public sealed record Cat(string Name, int Lives) : IPet;

    public sealed record Dog(string Name, bool Barks) : IPet;

    public sealed class Query
    {
        public string GetGreeting(string? name) => name is null ? "hello" : $"hello {name}";

        public async Task<int> GetLaterAsync()
        {
            await Task.Yield();
            return 42;
        }

        public IReadOnlyList<Person> GetPeople() => [new("Ada", 36, Role.Admin), new("Bob", null, Role.Member)];

        public IPet GetPet() => new Cat("Tom", 9);

        public int[][] GetMatrix() => [[1, 2], [], [3]];

        public string GetOdd() => "a\"b\\c\n\u0001é😀";
    }
}
