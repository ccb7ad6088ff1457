using Microsoft.AspNetCore.Http;

namespace HotChocolate.AspNetCore.Subscriptions;

/// <summary>One WebSocket connection as interceptors see it.</summary>
public interface ISocketSession
{
    ISocketConnection Connection { get; }
}

/// <summary>The connection beneath a session.</summary>
public interface ISocketConnection
{
    /// <summary>The request that opened the connection.</summary>
    HttpContext HttpContext { get; }

    IServiceProvider RequestServices { get; }

    /// <summary>Signals that the connection has ended.</summary>
    CancellationToken RequestAborted { get; }

    /// <summary>Sends one text message when the client is ready for it.</summary>
    ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken = default);

    /// <summary>Closes the connection with a code of RFC 6455 or of graphql-transport-ws.</summary>
    ValueTask CloseAsync(string message, int reason, CancellationToken cancellationToken = default);
}
