using System.Threading.Channels;
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
    GraphQLRequest request)
{
    private readonly CancellationTokenSource _stopped = CancellationTokenSource.CreateLinkedTokenSource(connection.RequestAborted);
    private Task _running = Task.CompletedTask;

    public string Id { get; } = id;

    public void Start() => _running = Task.Run(RunAsync);

    public void Stop()
    {
        try
        {
            _stopped.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It has just ended by itself.
        }
    }

    public Task StopAsync()
    {
        Stop();
        return _running;
    }

    private async Task RunAsync()
    {
        try
        {
            var scope = connection.RequestServices.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
            await using (scope)
                await ExecuteAsync(scope.ServiceProvider);
        }
        catch (Exception ended) when (ended is OperationCanceledException or ChannelClosedException)
        {
            // The client has completed the operation or gone.
        }
        catch (Exception)
        {
            await connection.CloseAsync("Internal server error", SocketCloseCode.InternalError);
        }
        finally
        {
            session.Remove(this);
            request.Dispose();
            _stopped.Dispose();
            await interceptor.OnCompleteAsync(session, Id, CancellationToken.None);
        }
    }

    private async Task ExecuteAsync(IServiceProvider services)
    {
        var builder = OperationRequestBuilder.New()
            .SetDocument(new OperationDocumentBytes(request.Query))
            .SetOperationName(request.OperationName)
            .SetVariableValues(request.Variables)
            .SetExtensions(request.Extensions?.RootElement ?? default)
            .SetServices(services);
        try
        {
            await interceptor.OnRequestAsync(session, Id, builder, _stopped.Token);
        }
        catch (GraphQLException refused)
        {
            await SendAsync(SocketMessage.Error(Id, refused.Errors), _stopped.Token);
            return;
        }

        var operation = builder.Build();
        await using var result = await executor.ExecuteAsync(operation, operation.Services ?? services, _stopped.Token);
        if (result is IResponseStream stream)
            await SendStreamAsync(stream);
        else
            await SendOneAsync(result.ExpectOperationResult());
    }

    private async Task SendOneAsync(OperationResult result)
    {
        if (result.Document is null && !result.Errors.IsEmpty)
        {
            // The request was not executed: an error message ends the operation.
            await SendAsync(SocketMessage.Error(Id, result.Errors), _stopped.Token);
            return;
        }

        await SendNextAsync(result);
        await SendCompleteAsync();
    }

    private async Task SendStreamAsync(IResponseStream stream)
    {
        await foreach (var result in stream.ReadResultsAsync().WithCancellation(_stopped.Token))
        {
            await using (result)
                await SendNextAsync(result);
        }

        _stopped.Token.ThrowIfCancellationRequested();
        await SendCompleteAsync();
    }

    private async Task SendNextAsync(OperationResult result)
    {
        var seen = await interceptor.OnResultAsync(session, Id, result, _stopped.Token);
        await SendAsync(SocketMessage.Next(Id, seen), _stopped.Token);
    }

    /// <summary>Forgets the id first: with the message in hand the client may use it again at once.</summary>
    private ValueTask SendCompleteAsync()
    {
        session.Remove(this);
        return SendAsync(SocketMessage.Complete(Id), _stopped.Token);
    }

    private ValueTask SendAsync(byte[] message, CancellationToken cancellationToken)
        => connection.SendAsync(message, cancellationToken);
}
