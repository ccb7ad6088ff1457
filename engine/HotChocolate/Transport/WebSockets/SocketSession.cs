using System.Diagnostics.CodeAnalysis;
using System.Net.WebSockets;
using HotChocolate.AspNetCore.Http;
using HotChocolate.Execution;

namespace HotChocolate.AspNetCore.Subscriptions;

/// <summary>One connection's conversation by graphql-transport-ws.</summary>
internal sealed class SocketSession : ISocketSession, ILiveConnection
{
    private static readonly byte[] s_ping = SocketMessage.Simple("ping"u8);

    /// <summary>A client that is this long silent, not answering pings and taking nothing, is lost: TCP alone would wait a quarter of an hour.</summary>
    private static readonly TimeSpan s_longestSilence = TimeSpan.FromMinutes(1);

    private readonly SocketConnection _connection;
    private readonly RequestExecutor _executor;
    private readonly ISocketSessionInterceptor _interceptor;
    private readonly GraphQLSocketOptions _options;
    private readonly Dictionary<string, SocketOperation> _operations = [];
    private ITimer? _initialisation;
    private bool _isInitialised;

    public SocketSession(
        SocketConnection connection, RequestExecutor executor, ISocketSessionInterceptor interceptor, GraphQLSocketOptions options, TimeProvider time)
    {
        (_connection, _executor, _interceptor, _options) = (connection, executor, interceptor, options);
        _initialisation = time.CreateTimer(
            static session => _ = ((SocketSession)session!).CloseAsync("Connection initialisation timeout", SocketCloseCode.InitialisationTimeout).AsTask(),
            this, options.ConnectionInitializationTimeout, Timeout.InfiniteTimeSpan);
    }

    public ISocketConnection Connection => _connection;

    /// <summary>Talks until either side ends; leaves no operation running.</summary>
    public async Task RunAsync()
    {
        try
        {
            while (await _connection.ReceiveAsync() is { } bytes)
            {
                if (SocketMessage.Parse(bytes) is not { } message)
                    await CloseAsync("Invalid message received", SocketCloseCode.InvalidMessage);
                else
                    await AnswerAsync(message);
            }
        }
        finally
        {
            if (_initialisation is not null)
                await _initialisation.DisposeAsync();
            await StopOperationsAsync();
            await IgnoreFaultsAsync(_interceptor.OnCloseAsync(this, CancellationToken.None));
        }
    }

    /// <summary>Told by each operation as the last thing it does.</summary>
    public void Remove(SocketOperation operation)
    {
        lock (_operations)
            _operations.Remove(operation.Id);
    }

    public void KeepAlive()
    {
        if (!_isInitialised || _options.KeepAliveInterval is not { } interval)
            return;
        if (_connection.CountSilentRound() > Math.Max(2, s_longestSilence / interval))
            _connection.Abort();
        else
            _connection.SendIfIdle(s_ping);
    }

    public void GoAway() => _ = CloseAsync("The server is going away", SocketCloseCode.GoingAway).AsTask();

    /// <summary>What an interceptor throws is its own affair: the connection has ended.</summary>
    public async ValueTask IgnoreFaultsAsync(ValueTask told)
    {
        try
        {
            await told;
        }
        catch (Exception fault)
        {
            Report(fault);
        }
    }

    /// <summary>The errors of an exception for the client; the log gets what it hides.</summary>
    public IReadOnlyList<IError> Report(Exception fault) => [.. _executor.Errors.ErrorsOf(fault).Select(_executor.Errors.Handle)];

    private ValueTask CloseAsync(string reason, int code) => _connection.CloseAsync(reason, code);

    private async ValueTask AnswerAsync(SocketMessage message)
    {
        try
        {
            await _connection.AwaitRoomAsync();
            await HandleAsync(message);
        }
        catch (Exception ended) when (ended is OperationCanceledException or WebSocketException or IOException)
        {
            // The connection was closed while an answer was on its way.
        }
        catch (Exception fault)
        {
            Report(fault);
            await CloseAsync("Internal server error", SocketCloseCode.InternalError);
        }
    }

    private ValueTask HandleAsync(SocketMessage message) => message switch
    {
        { Type: "connection_init", HasMapOrNothing: true } => InitialiseAsync(message),
        { Type: "ping", HasMapOrNothing: true } => AnswerPingAsync(message),
        { Type: "pong", HasMapOrNothing: true } => _interceptor.OnPongAsync(this, message.ToPayload(), _connection.RequestAborted),
        { Type: "subscribe", Id.Length: > 0 } => SubscribeAsync(message),
        { Type: "complete", Id.Length: > 0 } => CompleteAsync(message.Id),
        _ => CloseAsync("Invalid message received", SocketCloseCode.InvalidMessage),
    };

    private async ValueTask InitialiseAsync(SocketMessage message)
    {
        if (_initialisation is not { } timeout)
        {
            await CloseAsync("Too many initialisation requests", SocketCloseCode.TooManyInitialisationRequests);
            return;
        }

        _initialisation = null;
        await timeout.DisposeAsync();
        var status = await _interceptor.OnConnectAsync(this, message.ToPayload(), _connection.RequestAborted);
        if (!status.Accepted)
        {
            await CloseAsync(status.Message, SocketCloseCode.Unauthorized);
            return;
        }

        _isInitialised = true;
        await _connection.SendAsync(SocketMessage.Simple("connection_ack"u8, status.Extensions), _connection.RequestAborted);
    }

    private async ValueTask AnswerPingAsync(SocketMessage message)
    {
        var payload = await _interceptor.OnPingAsync(this, message.ToPayload(), _connection.RequestAborted);
        await _connection.SendAsync(SocketMessage.Simple("pong"u8, payload), _connection.RequestAborted);
    }

    private ValueTask SubscribeAsync(SocketMessage message)
    {
        if (!_isInitialised)
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

        return StartAsync(new SocketOperation(this, _connection, _executor, _interceptor, message.Id!, request));
    }

    private async ValueTask StartAsync(SocketOperation operation)
    {
        while (!TryAdd(operation, out var known))
        {
            if (!known.IsIdFree)
            {
                operation.Dispose();
                await CloseAsync($"Subscriber for {operation.Id} already exists", SocketCloseCode.SubscriberAlreadyExists);
                return;
            }

            // Interceptors tell operations by their ids: the end of one comes before the beginning of the next.
            await known.Ended;
        }

        operation.Start();
    }

    private bool TryAdd(SocketOperation operation, [NotNullWhen(false)] out SocketOperation? known)
    {
        lock (_operations)
            return !_operations.TryGetValue(operation.Id, out known) && _operations.TryAdd(operation.Id, operation);
    }

    private ValueTask CompleteAsync(string id)
    {
        SocketOperation? operation;
        lock (_operations)
            operation = _operations.GetValueOrDefault(id);
        operation?.Stop();
        return default;
    }

    private async Task StopOperationsAsync()
    {
        SocketOperation[] operations;
        lock (_operations)
            operations = [.. _operations.Values];
        foreach (var operation in operations)
            operation.Stop();
        foreach (var operation in operations)
            await operation.Ended;
    }
}
