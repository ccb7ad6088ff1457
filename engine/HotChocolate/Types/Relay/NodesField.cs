using HotChocolate.Resolvers;

namespace HotChocolate.Types.Relay;

/// <summary><c>nodes(ids:)</c>: fetches all at once, each failing alone.</summary>
internal sealed class NodesField(NodeResolvers nodes, INodeIdSerializer serializer)
{
    internal async ValueTask ResolveAsync(IMiddlewareContext context)
    {
        var ids = (string[])context.Argument(0).Value!;
        if (ids.Length > nodes.MaximumBatch)
        {
            throw TooMany(ids.Length);
        }

        // All ids are checked before the first fetch, and all fetches start before the first is awaited: data loaders batch.
        (NodeResolver Resolver, object Id)[] requests = Array.ConvertAll(ids, id => nodes.Find(id, serializer));
        var fetches = new ValueTask<object?>[requests.Length];
        for (int i = 0; i < requests.Length; i++)
        {
            fetches[i] = Start(context, requests[i]);
        }

        var results = new object?[requests.Length];
        for (int i = 0; i < results.Length; i++)
        {
            results[i] = await AwaitAsync(context, fetches[i], i).ConfigureAwait(false);
        }

        context.Result = results;
    }

    private static ValueTask<object?> Start(IMiddlewareContext context, (NodeResolver Resolver, object Id) request)
    {
        try
        {
            return request.Resolver.Fetch.Value(context, request.Id);
        }
        catch (Exception exception)
        {
            return ValueTask.FromException<object?>(exception);
        }
    }

    private static async ValueTask<object?> AwaitAsync(IMiddlewareContext context, ValueTask<object?> fetch, int index)
    {
        try
        {
            return await fetch.ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !context.RequestAborted.IsCancellationRequested)
        {
            context.ReportError(exception, error => error.SetPath(context.Path.Append(index)));
            return null;
        }
    }

    private GraphQLException TooMany(int count) => new(ErrorBuilder.New()
        .SetMessage(
            $"The maximum number of nodes that can be fetched at once is {nodes.MaximumBatch}. "
            + $"This selection tried to fetch {count} nodes that exceeded the maximum allowed amount.")
        .SetCode(ErrorCodes.Execution.FetchedToManyNodesAtOnce)
        .Build());
}
