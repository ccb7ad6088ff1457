using System.Collections.Concurrent;
using System.Diagnostics;

namespace HotChocolate.Execution;

/// <summary>Gives a request up after the execution's time-out.</summary>
internal sealed class TimeoutMiddleware(TimeSpan timeout, TimeProvider time)
{
    private const int MostPooled = 256;
    private readonly ConcurrentQueue<CancellationTokenSource> _pool = new();

    public RequestDelegate Create(RequestDelegate next) => async context =>
    {
        if (Debugger.IsAttached)
        {
            await next(context);
            return;
        }

        var limit = Rent();
        var client = context.RequestAborted;
        var link = client.UnsafeRegister(static limit => ((CancellationTokenSource)limit!).Cancel(), limit);
        try
        {
            context.RequestAborted = limit.Token;
            await next(context);

            // Resolvers that were cancelled have left holes in the data, which would look like nulls.
            if (limit.IsCancellationRequested && !client.IsCancellationRequested)
                throw await GiveUpAsync(context);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !client.IsCancellationRequested)
        {
            throw await GiveUpAsync(context);
        }
        finally
        {
            context.RequestAborted = client;
            link.Unregister();
            Return(limit);
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

    private CancellationTokenSource Rent()
    {
        if (time != TimeProvider.System || !_pool.TryDequeue(out var limit))
            return new CancellationTokenSource(timeout, time);
        limit.CancelAfter(timeout);
        return limit;
    }

    private void Return(CancellationTokenSource limit)
    {
        if (time == TimeProvider.System && _pool.Count < MostPooled && limit.TryReset())
            _pool.Enqueue(limit);
        else
            limit.Dispose();
    }
}
