using HotChocolate.Execution;
using Microsoft.Extensions.DependencyInjection;

namespace HotChocolate.Tests.Execution;

public class MutationExecutionTests
{
    [Fact]
    public async Task Root_fields_of_a_mutation_run_one_after_the_other()
    {
        var executor = await new ServiceCollection()
            .AddSingleton<Counter>()
            .AddGraphQLServer()
            .AddQueryType<Query>()
            .AddMutationType<Mutation>()
            .BuildRequestExecutorAsync();

        var result = await executor.ExecuteAsync("mutation { a: add(by: 1) { value } b: add(by: 2) { value } c: add(by: 3) { value } }");

        Assert.Equal(
            """{"data":{"a":{"value":1},"b":{"value":3},"c":{"value":6}}}""", result.ToJson(withIndentations: false));
    }

    [Fact]
    public async Task Fields_of_a_query_run_at_once()
    {
        var executor = await new ServiceCollection().AddGraphQLServer().AddQueryType<Query>().BuildRequestExecutorAsync();

        var result = await executor.ExecuteAsync(
            request => request.SetDocument("{ first second }").SetGlobalState("meeting", new TaskCompletionSource()));

        Assert.Equal("""{"data":{"first":"met","second":"met"}}""", result.ToJson(withIndentations: false));
    }

    public sealed class Counter
    {
        public int Value { get; set; }
    }

    public sealed record Snapshot(int Value);

    public sealed class Mutation
    {
        public async Task<Snapshot> AddAsync(int by, [Service] Counter counter)
        {
            var before = counter.Value;
            await Task.Yield();
            counter.Value = before + by;
            return new Snapshot(counter.Value);
        }
    }

    public sealed class Query
    {
        public async Task<string> GetFirstAsync([GlobalState("meeting")] TaskCompletionSource meeting)
        {
            await meeting.Task;
            return "met";
        }

        public string GetSecond([GlobalState("meeting")] TaskCompletionSource meeting)
        {
            meeting.TrySetResult();
            return "met";
        }
    }
}
