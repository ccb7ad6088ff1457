using System.Diagnostics;

namespace HotChocolate.Execution;

/// <summary>Gives a request up after the execution's time-out.</summary>
internal sealed class TimeoutMiddleware(TimeSpan timeout, TimeProvider time)
{
    private readonly TimeLimitPool _pool = new(timeout, time);

    public RequestDelegate Create(RequestDelegate next) => async context =>
    {
        var pipeline = (PipelineContext)context;
        if (Debugger.IsAttached)
        {
            await next(context);
            return;
        }

        var limit = new TimeLimit(_pool, pipeline.ClientGone);
        try
        {
            pipeline.TimeLimit = limit;
            await next(context);

            // Resolvers that were cancelled have left holes in the data, which would look like nulls.
            if (limit.IsExceeded)
                throw await GiveUpAsync(context);
        }
        catch (OperationCanceledException) when (limit.IsExceeded)
        {
            throw await GiveUpAsync(context);
        }
        finally
        {
            pipeline.TimeLimit = null;
            limit.End();
        }
    };

    private async ValueTask<GraphQLException> GiveUpAsync(RequestContext context)
    {
        if (context.Result is { } partial)
            await partial.DisposeAsync();
        context.Result = null;
        return new GraphQLException(ErrorBuilder.New()
            .SetMessage($"The request exceeded the configured timeout of `{timeout}`.")
            .SetCode(ErrorCodes.Execution.Timeout)
            .Build());
    }
}
