using System.Text.Json;

namespace HotChocolate.AspNetCore.Subscriptions.Protocols;

/// <summary>Whether a connection is accepted.</summary>
public sealed class ConnectionStatus
{
    private static readonly ConnectionStatus s_accepted = new(true, string.Empty, null);

    private ConnectionStatus(bool accepted, string message, IReadOnlyDictionary<string, object?>? extensions)
    {
        Accepted = accepted;
        Message = message;
        Extensions = extensions;
    }

    public bool Accepted { get; }

    /// <summary>Why the connection was refused; the reason of its close with the code 4401.</summary>
    public string Message { get; }

    public IReadOnlyDictionary<string, object?>? Extensions { get; }

    public static ConnectionStatus Accept() => s_accepted;

    public static ConnectionStatus Reject() => Reject("Unauthorized");

    public static ConnectionStatus Reject(string message) => new(false, message, null);

    public static ConnectionStatus Reject(string message, IReadOnlyDictionary<string, object?> extensions)
        => new(false, message, extensions);
}

/// <summary>The payload of a message such as <c>connection_init</c>.</summary>
public interface IOperationMessagePayload
{
    /// <summary>The payload; null when the message has none.</summary>
    JsonElement? Payload { get; }
}

internal sealed record OperationMessagePayload(JsonElement? Payload) : IOperationMessagePayload;
