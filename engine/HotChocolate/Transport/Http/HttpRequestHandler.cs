using HotChocolate.Execution;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace HotChocolate.AspNetCore.Http;

/// <summary>GraphQL over HTTP: from a request's bytes to its response.</summary>
internal sealed class HttpRequestHandler(
    RequestExecutor executor,
    IHttpRequestInterceptor interceptor,
    GraphQLServerOptions options,
    TimeProvider time,
    IHostApplicationLifetime? lifetime)
{
    private const string InvalidCode = "HC0009";
    private const string NotAcceptableCode = "HC0063";
    private const string PreflightHeader = "GraphQL-Preflight";
    private readonly SemaphoreSlim? _slots = options.MaxConcurrentRequests is { } most ? new SemaphoreSlim(most) : null;
    private readonly HttpResponseWriter _responses = new(new EventStreamWriter(time, lifetime));

    public async Task HandlePostAsync(HttpContext context)
    {
        var accepted = AcceptedMedia.Parse(context.Request.Headers.Accept);
        try
        {
            EnsureAcceptable(accepted);
            using var body = await RequestBody.ReadAsync(
                context.Request, executor.Setup.MaxAllowedRequestSize, context.RequestAborted);
            var requests = GraphQLRequestParser.ParseBody(body.Bytes, out var isBatch);
            try
            {
                if (isBatch)
                    await HandleBatchAsync(context, requests, accepted);
                else
                    await HandleOneAsync(context, requests[0], accepted, RequestFlags.AllowAll);
            }
            finally
            {
                requests.ForEach(request => request.Dispose());
            }
        }
        catch (RequestFaultException fault)
        {
            await HttpResponseWriter.WriteFaultAsync(context.Response, fault.StatusCode, executor.Errors.Handle(fault.Error), accepted.Single);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is left to answer.
        }
    }

    public async Task HandleGetAsync(HttpContext context)
    {
        var accepted = AcceptedMedia.Parse(context.Request.Headers.Accept);
        try
        {
            EnsureAcceptable(accepted);
            if (options.EnforceGetRequestsPreflightHeader && context.Request.Headers[PreflightHeader] != "1")
                throw Invalid($"A GET request needs the header {PreflightHeader}: 1.");
            using var request = GraphQLRequestParser.ParseQueryString(context.Request.Query);
            await HandleOneAsync(context, request, accepted, AllowedByGet(accepted));
        }
        catch (RequestFaultException fault)
        {
            await HttpResponseWriter.WriteFaultAsync(context.Response, fault.StatusCode, executor.Errors.Handle(fault.Error), accepted.Single);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is left to answer.
        }
    }

    private static void EnsureAcceptable(AcceptedMedia accepted)
    {
        if (accepted is { Single: ResponseMedia.None, EventStream: false })
            throw new RequestFaultException(
                StatusCodes.Status406NotAcceptable, NotAcceptableCode, "None of the accepted media types is supported.");
    }

    private static RequestFaultException Invalid(string message)
        => new(StatusCodes.Status400BadRequest, InvalidCode, message);

    /// <summary>An EventSource can only GET: where an event stream is asked for, subscriptions are as safe as queries.</summary>
    private RequestFlags AllowedByGet(AcceptedMedia accepted)
    {
        var flags = (RequestFlags)options.AllowedGetOperations | RequestFlags.AllowStreams;
        return accepted.EventStream && flags.HasFlag(RequestFlags.AllowQuery) ? flags | RequestFlags.AllowSubscription : flags;
    }

    private async Task HandleOneAsync(HttpContext context, GraphQLRequest request, AcceptedMedia accepted, RequestFlags flags)
    {
        if (!accepted.EventStream)
            flags &= ~RequestFlags.AllowSubscription;
        var result = await ExecuteAsync(context, request, flags);
        await using (result)
            await _responses.WriteAsync(context, result, accepted);
    }

    private async Task HandleBatchAsync(HttpContext context, List<GraphQLRequest> requests, AcceptedMedia accepted)
    {
        EnsureBatchAllowed(requests.Count);
        var results = new List<IExecutionResult>(requests.Count);
        try
        {
            // One after the other: they share the request's services.
            foreach (var request in requests)
                results.Add(await ExecuteAsync(context, request, RequestFlags.AllowQuery | RequestFlags.AllowMutation));
            await HttpResponseWriter.WriteBatchAsync(
                context, [.. results.Select(result => result.ExpectOperationResult())], accepted.Single);
        }
        finally
        {
            foreach (var result in results)
                await result.DisposeAsync();
        }
    }

    private void EnsureBatchAllowed(int count)
    {
        if (!options.Batching.HasFlag(AllowedBatching.RequestBatching))
            throw Invalid("Batches are not allowed.");
        if (count == 0)
            throw Invalid("A batch needs at least one request.");
        if (options.MaxBatchSize > 0 && count > options.MaxBatchSize)
            throw Invalid($"A batch may have at most {options.MaxBatchSize} requests.");
    }

    private async ValueTask<IExecutionResult> ExecuteAsync(HttpContext context, GraphQLRequest request, RequestFlags flags)
    {
        var builder = OperationRequestBuilder.New()
            .SetDocument(request)
            .SetOperationName(request.OperationName)
            .SetVariableValues(request.Variables)
            .SetExtensions(request.Extensions?.RootElement ?? default)
            .SetFlags(flags);
        if (_slots is not null)
            await _slots.WaitAsync(context.RequestAborted);
        try
        {
            await interceptor.OnCreateAsync(context, executor, builder, context.RequestAborted);
            var operation = builder.Build();
            return await executor.ExecuteAsync(operation, operation.Services ?? context.RequestServices, context.RequestAborted);
        }
        catch (GraphQLException refused)
        {
            return OperationResult.FromError([.. refused.Errors.Select(executor.Errors.Handle)]);
        }
        finally
        {
            _slots?.Release();
        }
    }
}
