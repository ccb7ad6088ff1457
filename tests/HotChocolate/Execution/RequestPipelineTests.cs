using System.Collections.Concurrent;
using HotChocolate.Execution;
using Microsoft.Extensions.DependencyInjection;

namespace HotChocolate.Tests.Execution;

public class RequestPipelineTests
{
    [Fact]
    public async Task Steps_run_where_they_were_put()
    {
        var steps = new ConcurrentQueue<string>();
        var executor = await new ServiceCollection().AddGraphQLServer().AddQueryType<Query>()
            .UseRequest(Note("around everything"), key: "1", before: WellKnownRequestMiddleware.ExceptionMiddleware)
            .UseRequest(Note("before validation"), key: "2", before: WellKnownRequestMiddleware.DocumentValidationMiddleware)
            .UseRequest(Note("after validation"), key: "3", after: WellKnownRequestMiddleware.DocumentValidationMiddleware)
            .UseRequest(Note("before execution"), key: "4", before: WellKnownRequestMiddleware.OperationExecutionMiddleware)
            .BuildRequestExecutorAsync();

        await using (await executor.ExecuteAsync("{ __typename }"))
            Assert.Equal(["around everything", "before validation", "after validation", "before execution"], steps);
        steps.Clear();
        await using (await executor.ExecuteAsync("{ unknown }"))
            Assert.Equal(["around everything", "before validation"], steps);

        Func<RequestDelegate, RequestDelegate> Note(string name) => next => context =>
        {
            steps.Enqueue(name);
            return next(context);
        };
    }

    [Fact]
    public async Task Step_around_everything_may_replace_the_answer()
    {
        var executor = await new ServiceCollection().AddGraphQLServer().AddQueryType<Query>()
            .UseRequest(
                next => async context =>
                {
                    await next(context);
                    var result = context.Result!.ExpectOperationResult();
                    result.Errors = [.. result.Errors.Select(error => error.WithMessage("Mine").WithCode("VALIDATION"))];
                },
                key: "Mine",
                before: WellKnownRequestMiddleware.ExceptionMiddleware)
            .BuildRequestExecutorAsync();

        var errors = (await executor.ExecuteAsync("{ unknown }")).ExpectOperationResult().Errors;

        Assert.Equal(("Mine", "VALIDATION"), (Assert.Single(errors).Message, errors[0].Code));
    }

    [Fact]
    public void Step_that_may_be_there_only_once_needs_a_key()
        => Assert.Throws<ArgumentException>(() => new ServiceCollection().AddGraphQLServer().UseRequest(
            next => next, before: WellKnownRequestMiddleware.ExceptionMiddleware));

    [Fact]
    public async Task Request_that_takes_too_long_is_given_up()
    {
        var result = (await new ServiceCollection().AddGraphQLServer().AddQueryType<Query>()
            .ModifyRequestOptions(options => options.ExecutionTimeout = TimeSpan.FromMilliseconds(100))
            .ExecuteRequestAsync("{ endless }")).ExpectOperationResult();

        Assert.Equal(ErrorCodes.Execution.Timeout, Assert.Single(result.Errors).Code);
    }

    public sealed class Query
    {
        public async Task<string?> GetEndlessAsync(CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return null;
        }
    }
}
