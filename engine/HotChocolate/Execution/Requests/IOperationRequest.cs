using System.Text.Json;
using HotChocolate.Language;

namespace HotChocolate.Execution;

/// <summary>What a request permits its operation to be.</summary>
[Flags]
public enum RequestFlags
{
    None = 0,
    AllowQuery = 1,
    AllowMutation = 2,
    AllowSubscription = 4,
    AllowStreams = 8,
    AllowAll = AllowQuery | AllowMutation | AllowSubscription | AllowStreams,
}

/// <summary>One operation to execute. Immutable; made by <see cref="OperationRequestBuilder"/>.</summary>
public interface IOperationRequest
{
    /// <summary>The document; null when the request names a persisted one.</summary>
    IOperationDocument? Document { get; }

    /// <summary>The stored document that the request names; empty where it brings its own.</summary>
    OperationDocumentId DocumentId { get; }

    /// <summary>The operation of the document to execute; null when it has only one.</summary>
    string? OperationName { get; }

    /// <summary>State that resolvers see as global state.</summary>
    IReadOnlyDictionary<string, object?>? ContextData { get; }

    /// <summary>The services of the request; null for a scope of its own.</summary>
    IServiceProvider? Services { get; }

    /// <summary>What the operation may be; a violation is an error of the request.</summary>
    RequestFlags Flags { get; }

    /// <summary>The variables: a JSON object, or undefined.</summary>
    internal JsonElement VariableValues { get; }

    /// <summary>The protocol extensions: a JSON object, or undefined.</summary>
    internal JsonElement Extensions { get; }
}

/// <inheritdoc cref="IOperationRequest"/>
public sealed class OperationRequest : IOperationRequest
{
    internal OperationRequest()
    {
    }

    public IOperationDocument? Document { get; internal init; }

    public OperationDocumentId DocumentId { get; internal init; }

    public string? OperationName { get; internal init; }

    public IReadOnlyDictionary<string, object?>? ContextData { get; internal init; }

    public IServiceProvider? Services { get; internal init; }

    public RequestFlags Flags { get; internal init; } = RequestFlags.AllowAll;

    internal JsonElement VariableValues { get; init; }

    internal JsonElement Extensions { get; init; }

    JsonElement IOperationRequest.VariableValues => VariableValues;

    JsonElement IOperationRequest.Extensions => Extensions;
}
