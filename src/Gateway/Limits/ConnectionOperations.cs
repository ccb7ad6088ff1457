using HotChocolate.AspNetCore.Subscriptions;

namespace Nexus.Gateway.Limits;

/// <summary>The operations that one WebSocket has open.</summary>
internal sealed class ConnectionOperations(int most)
{
    private readonly HashSet<string> _open = [];

    /// <summary>Starts counting a connection's operations; to be called once, before the first of them.</summary>
    public static void Begin(ISocketSession session, GatewayLimits limits) =>
        session.Connection.HttpContext.Features.Set(new ConnectionOperations(limits.MaxOperationsPerConnection));

    public static ConnectionOperations? Of(ISocketSession session) => session.Connection.HttpContext.Features.Get<ConnectionOperations>();

    /// <summary>Notes an operation.</summary>
    /// <exception cref="GraphQLException">There are as many as there may be.</exception>
    public void Open(string id)
    {
        lock (_open)
        {
            if (_open.Count >= most && !_open.Contains(id))
                throw new GraphQLException(LimitErrors.Create(
                    Limit.OperationsPerConnection, most, _open.Count + 1, "The connection has too many open operations. Complete one first."));
            _open.Add(id);
        }
    }

    /// <summary>Forgets an operation that has ended, or was never noted.</summary>
    public void Close(string id)
    {
        lock (_open)
            _open.Remove(id);
    }
}
