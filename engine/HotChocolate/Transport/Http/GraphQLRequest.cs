using System.Text.Json;
using HotChocolate.Language;

namespace HotChocolate.AspNetCore.Http;

/// <summary>The parameters of one GraphQL request (GraphQL over HTTP, 5). Refers to the buffer that it was parsed from.</summary>
internal sealed class GraphQLRequest : IDisposable
{
    /// <summary>The document as UTF-8; empty when there is none.</summary>
    public ReadOnlyMemory<byte> Query { get; set; }

    /// <summary>The stored document that the request names, where it does.</summary>
    public OperationDocumentId DocumentId { get; set; }

    public string? OperationName { get; set; }

    public JsonDocument? Variables { get; set; }

    public JsonDocument? Extensions { get; set; }

    public void Dispose()
    {
        Variables?.Dispose();
        Extensions?.Dispose();
    }
}

/// <summary>A request that is no GraphQL request: malformed, too large, of the wrong type.</summary>
internal sealed class RequestFaultException(int statusCode, string code, string message) : Exception(message)
{
    public int StatusCode { get; } = statusCode;

    public IError Error { get; } = ErrorBuilder.New().SetMessage(message).SetCode(code).Build();
}
