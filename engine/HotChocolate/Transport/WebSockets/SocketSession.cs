using System.Collections.Concurrent;
using System.Threading.Channels;
using HotChocolate.AspNetCore.Http;
using HotChocolate.AspNetCore.Subscriptions.Protocols;
using HotChocolate.Execution;

namespace HotChocolate.AspNetCore.Subscriptions;

/// <summary>One connection's conversation by graphql-transport-ws.</summary>
internal sealed class SocketSession(
    SocketConnection connection,
    RequestExecutor executor,
    ISocketSessionInterceptor interceptor,
    GraphQLSocketOptions options,
    TimeProvider time) : ISocketSession
{
    private readonly ConcurrentDictionary<string, SocketOperation> _operations = new();
    private readonly TaskCompletionSource _initialised = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ISocketConnection Connection => connection;

    /// <summary>Talks until either side ends; leaves no operation running.</summary>
    public async Task RunAsync()
    {
        var keptAlive = KeepAliveAsync();
        try
        {
            while (await connection.ReceiveAsync() is { } bytes)
            {
                if (SocketMessage.Parse(bytes) is not { } message)
                    await CloseAsync("Invalid message received", SocketCloseCode.InvalidMessage);
                else
                    await HandleAsync(message);
            }
        }
        catch (ChannelClosedException)
        {
            // The connection was closed while an answer was on its way.
        }
        finally
        {
            foreach (var operation in _operations.Values)
                await operation.StopAsync();
            await connection.CloseAsync(string.Empty, SocketCloseCode.NormalClosure);
            await keptAlive;
            await interceptor.OnCloseAsync(this, CancellationToken.None);
        }
    }

    public void Remove(SocketOperation operation) => _operations.TryRemove(KeyValuePair.Create(operation.Id, operation));

    private ValueTask CloseAsync(string reason, int code) => connection.CloseAsync(reason, code);

    private ValueTask HandleAsync(SocketMessage message) => message switch
    {
        { Type: "connection_init" } => InitialiseAsync(message),
        { Type: "ping" } => AnswerPingAsync(message),
        { Type: "pong" } => interceptor.OnPongAsync(this, new OperationMessagePayload(message.ParsePayload()), connection.RequestAborted),
        { Type: "subscribe", Id.Length: > 0 } => SubscribeAsync(message),
        { Type: "complete", Id.Length: > 0 } => CompleteAsync(message.Id),
        _ => CloseAsync("Invalid message received", SocketCloseCode.InvalidMessage),
    };

    private async ValueTask InitialiseAsync(SocketMessage message)
    {
        if (_initialised.Task.IsCompleted)
        {
            await CloseAsync("Too many initialisation requests", SocketCloseCode.TooManyInitialisationRequests);
            return;
        }

        var status = await interceptor.OnConnectAsync(
            this, new OperationMessagePayload(message.ParsePayload()), connection.RequestAborted);
        if (!status.Accepted)
        {
            await CloseAsync(status.Message, SocketCloseCode.Unauthorized);
            return;
        }

        _initialised.TrySetResult();
        await connection.SendAsync(SocketMessage.Simple("connection_ack"u8, status.Extensions), connection.RequestAborted);
    }

    private async ValueTask AnswerPingAsync(SocketMessage message)
    {
        var payload = await interceptor.OnPingAsync(
            this, new OperationMessagePayload(message.ParsePayload()), connection.RequestAborted);
        await connection.SendAsync(SocketMessage.Simple("pong"u8, payload), connection.RequestAborted);
    }

    private ValueTask SubscribeAsync(SocketMessage message)
    {
        if (!_initialised.Task.IsCompleted)
            return CloseAsync("Unauthorized", SocketCloseCode.Unauthorized);
        GraphQLRequest request;
        try
        {
            request = GraphQLRequestParser.ParsePayload(message.Payload);
        }
        catch (RequestFaultException fault)
        {
            return CloseAsync(fault.Message, SocketCloseCode.InvalidMessage);
        }

        var operation = new SocketOperation(this, connection, executor, interceptor, message.Id!, request);
        if (!_operations.TryAdd(operation.Id, operation))
        {
            request.Dispose();
            return CloseAsync($"Subscriber for {operation.Id} already exists", SocketCloseCode.SubscriberAlreadyExists);
        }

        operation.Start();
        return default;
    }

    private ValueTask CompleteAsync(string id)
    {
        if (_operations.TryRemove(id, out var operation))
            operation.Stop();
        return default;
    }

    private async Task KeepAliveAsync()
    {
        try
        {
            await _initialised.Task.WaitAsync(options.ConnectionInitializationTimeout, time, connection.RequestAborted);
            if (options.KeepAliveInterval is not { } interval)
                return;
            using var timer = new PeriodicTimer(interval, time);
            var ping = SocketMessage.Simple("ping"u8);
            while (await timer.WaitForNextTickAsync(connection.RequestAborted))
                await connection.SendAsync(ping, connection.RequestAborted);
        }
        catch (TimeoutException)
        {
            await CloseAsync("Connection initialisation timeout", SocketCloseCode.InitialisationTimeout);
        }
        catch (Exception ended) when (ended is OperationCanceledException or ChannelClosedException)
        {
            // The connection has ended.
        }
    }
}
