using HotChocolate.AspNetCore.Subscriptions;
using Nexus.Gateway.Authentication.Revocations;

namespace Nexus.Gateway.Authentication;

/// <summary>
/// Closes a socket when the access token that it was opened with expires or is revoked: with 4403, at which graphql-ws and its like connect again by themselves, with a new token.
/// </summary>
internal sealed class SocketExpiry
{
    private const int Forbidden = 4403;

    /// <summary>Timers reach no farther.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(49);

    private readonly ISocketSession _session;
    private readonly ITimer _timer;
    private readonly IDisposable _watch;

    private SocketExpiry(ISocketSession session, Caller caller, RevokedTokens revoked, TimeSpan left, TimeProvider time)
    {
        _session = session;
        _timer = time.CreateTimer(
            static expiry => _ = ((SocketExpiry)expiry!).CloseAsync("The access token has expired."), this, left < LongestWait ? left : LongestWait, Timeout.InfiniteTimeSpan);
        _watch = revoked.Observe(caller, () => _ = CloseAsync("The session has ended."));
    }

    /// <param name="session">A session without an expiry.</param>
    /// <param name="left">How long its token is still good; not negative.</param>
    public static void Begin(ISocketSession session, Caller caller, RevokedTokens revoked, TimeSpan left, TimeProvider time) =>
        session.Connection.HttpContext.Features.Set(new SocketExpiry(session, caller, revoked, left, time));

    /// <summary>The socket has ended by itself.</summary>
    public static void End(ISocketSession session)
    {
        if (session.Connection.HttpContext.Features.Get<SocketExpiry>() is not { } expiry)
            return;
        expiry._timer.Dispose();
        expiry._watch.Dispose();
    }

    private async Task CloseAsync(string reason)
    {
        try
        {
            await _session.Connection.CloseAsync(reason, Forbidden);
        }
        catch (Exception exception) when (exception is ObjectDisposedException or OperationCanceledException or System.Net.WebSockets.WebSocketException)
        {
            // The socket was faster.
        }
    }
}
