using System.Net;
using System.Text.Json;
using HotChocolate.AspNetCore;
using HotChocolate.AspNetCore.Subscriptions;
using HotChocolate.AspNetCore.Subscriptions.Protocols;
using HotChocolate.Execution;
using Microsoft.Extensions.Options;
using Nexus.Gateway.Authentication.Revocations;
using Nexus.Gateway.Limits;
using Nexus.Gateway.Rates;

namespace Nexus.Gateway.Authentication;

/// <summary>
/// Tells resolvers who sends an operation over a WebSocket: a browser can set no header there, so the token comes with
/// <c>connection_init</c>, as <c>{"Authorization": "Bearer …"}</c> or <c>{"authToken": "…"}</c>. A bad one closes the socket with 4401, one that expires or is revoked with 4403.
/// </summary>
internal sealed class SocketCallerInterceptor : DefaultSocketSessionInterceptor
{
    public override async ValueTask<ConnectionStatus> OnConnectAsync(
        ISocketSession session, IOperationMessagePayload connectionInitMessage, CancellationToken cancellationToken = default)
    {
        // Operations run side by side, and a request's context is not to be read by two at once.
        session.Connection.HttpContext.Features.Set(new Peer(session.Connection.HttpContext.Connection.RemoteIpAddress));
        ConnectionOperations.Begin(session, session.Connection.HttpContext.RequestServices.GetRequiredService<IOptions<GatewayLimits>>().Value);
        if (ReadToken(connectionInitMessage.Payload) is not { } token)
            return ConnectionStatus.Accept();
        var services = session.Connection.HttpContext.RequestServices;
        var tokens = services.GetRequiredService<AccessTokens>();
        if (await tokens.ReadAsync(token) is not { } verified)
            return ConnectionStatus.Reject("The access token is not good, or not any more.");
        session.Connection.HttpContext.Features.Set(verified.Caller);
        SocketExpiry.Begin(session, verified.Caller, services.GetRequiredService<RevokedTokens>(), tokens.TimeLeft(verified), services.GetRequiredService<TimeProvider>());
        return ConnectionStatus.Accept();
    }

    public override ValueTask OnCloseAsync(ISocketSession session, CancellationToken cancellationToken = default)
    {
        SocketExpiry.End(session);
        return base.OnCloseAsync(session, cancellationToken);
    }

    public override ValueTask OnRequestAsync(
        ISocketSession session, string operationSessionId, OperationRequestBuilder requestBuilder, CancellationToken cancellationToken = default)
    {
        ConnectionOperations.Of(session)?.Open(operationSessionId);
        requestBuilder.SetGlobalState(Caller.StateKey, session.Connection.HttpContext.Features.Get<Caller>() ?? Caller.Anonymous);
        requestBuilder.SetGlobalState(OperationRates.AddressKey, session.Connection.HttpContext.Features.Get<Peer>()?.Address);
        return base.OnRequestAsync(session, operationSessionId, requestBuilder, cancellationToken);
    }

    public override ValueTask OnCompleteAsync(ISocketSession session, string operationSessionId, CancellationToken cancellationToken = default)
    {
        ConnectionOperations.Of(session)?.Close(operationSessionId);
        return base.OnCompleteAsync(session, operationSessionId, cancellationToken);
    }

    // What is there but has no token in it is read as an empty token, which is never good.
    private static string? ReadToken(JsonElement? payload)
    {
        if (payload is not { ValueKind: JsonValueKind.Object } fields)
            return null;
        foreach (var field in fields.EnumerateObject())
        {
            if (field.Name.Equals("authorization", StringComparison.OrdinalIgnoreCase))
                return field.Value.ValueKind == JsonValueKind.String ? BearerDefaults.ReadToken(field.Value.GetString()!) ?? "" : "";
            if (field.Name.Equals("authToken", StringComparison.OrdinalIgnoreCase))
                return field.Value.ValueKind == JsonValueKind.String ? field.Value.GetString()! : "";
        }

        return null;
    }

    /// <summary>Who is at the other end of a socket.</summary>
    private sealed record Peer(IPAddress? Address);
}
