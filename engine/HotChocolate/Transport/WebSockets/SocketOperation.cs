using System.Net.WebSockets;
using HotChocolate.AspNetCore.Http;
using HotChocolate.Execution;
using Microsoft.Extensions.DependencyInjection;

namespace HotChocolate.AspNetCore.Subscriptions;

/// <summary>One operation of a connection: from its <c>subscribe</c> to its last message, in a service scope of its own.</summary>
internal sealed class SocketOperation(
    SocketSession session,
    SocketConnection connection,
    RequestExecutor executor,
    ISocketSessionInterceptor interceptor,
    string id,
    GraphQLRequest request) : IDisposable
{
    private readonly CancellationTokenSource _stopped = new();
    private GraphQLRequest? _request = request;

    public string Id { get; } = id;

    /// <summary>Ends when the operation has, and never fails.</summary>
    public Task Ended { get; private set; } = Task.CompletedTask;

    /// <summary>Whether the client may use the id again.</summary>
    public bool IsIdFree { get; private set; }

    public void Start()
    {
        connection.CountStarting();
        Ended = Task.Run(RunAsync);
    }

    public void Stop()
    {
        IsIdFree = true;
        try
        {
            _stopped.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It has just ended by itself.
        }
    }

    public void Dispose()
    {
        _request?.Dispose();
        _stopped.Dispose();
    }

    private async Task RunAsync()
    {
        connection.CountStarted();
        try
        {
            await using var scope = connection.RequestServices.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
            if (await ExecuteAsync(scope.ServiceProvider) is { } result)
            {
                await using (result)
                    await SendAsync(result);
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or WebSocketException or IOException || _stopped.IsCancellationRequested)
        {
            // The client has completed the operation or gone.
        }
        catch (Exception fault)
        {
            session.Report(fault);
            await connection.CloseAsync("Internal server error", SocketCloseCode.InternalError);
        }
        finally
        {
            Dispose();
            await session.IgnoreFaultsAsync(interceptor.OnCompleteAsync(session, Id, CancellationToken.None));
            session.Remove(this);
        }
    }

    /// <summary>Executes the request; null where the interceptor has refused it, which the client is told.</summary>
    private async ValueTask<IExecutionResult?> ExecuteAsync(IServiceProvider services)
    {
        var request = _request!;
        var builder = OperationRequestBuilder.New()
            .SetDocument(request)
            .SetOperationName(request.OperationName)
            .SetVariableValues(request.Variables)
            .SetExtensions(request.Extensions?.RootElement ?? default)
            .SetServices(services);
        try
        {
            // A client that has gone meanwhile has left no request to look at.
            _stopped.Token.ThrowIfCancellationRequested();
            await interceptor.OnRequestAsync(session, Id, builder, _stopped.Token);
        }
        catch (Exception refused) when (refused is not OperationCanceledException && !_stopped.IsCancellationRequested)
        {
            await SendErrorAsync(session.Report(refused));
            return null;
        }

        // A subscription may live for days, and refers to nothing of its message but the variables.
        if (request is { Variables: null, Extensions: null })
            _request = null;
        var operation = builder.Build();
        return await executor.ExecuteAsync(operation, operation.Services ?? services, _stopped.Token);
    }

    private async ValueTask SendAsync(IExecutionResult result)
    {
        if (result is not IResponseStream stream)
        {
            await SendOneAsync(result.ExpectOperationResult());
            return;
        }

        await foreach (var next in stream.ReadResultsAsync().WithCancellation(_stopped.Token))
            await SendNextAsync(next);

        _stopped.Token.ThrowIfCancellationRequested();
        await SendCompleteAsync();
    }

    private async ValueTask SendOneAsync(OperationResult result)
    {
        if (result.Document is null && !result.Errors.IsEmpty)
        {
            // The request was not executed: an error message ends the operation.
            await SendErrorAsync(result.Errors);
            return;
        }

        await SendNextAsync(result);
        await SendCompleteAsync();
    }

    /// <summary>Gives the result back before the client has taken its message: a slow one holds no more than that.</summary>
    private async ValueTask SendNextAsync(OperationResult result)
    {
        var message = ResponseBuffers.Rent();
        await using (result)
            SocketMessage.WriteNext(message, Id, await interceptor.OnResultAsync(session, Id, result, _stopped.Token));
        await connection.SendAsync(message.WrittenMemory, _stopped.Token);
        ResponseBuffers.Return(message);
    }

    private ValueTask SendErrorAsync(IReadOnlyList<IError> errors)
    {
        IsIdFree = true;
        return connection.SendAsync(SocketMessage.Error(Id, errors), _stopped.Token);
    }

    /// <summary>Frees the id first: with the message in hand the client may use it again at once.</summary>
    private ValueTask SendCompleteAsync()
    {
        IsIdFree = true;
        return connection.SendAsync(SocketMessage.Complete(Id), _stopped.Token);
    }
}
