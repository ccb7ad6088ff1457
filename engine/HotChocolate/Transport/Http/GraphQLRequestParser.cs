using System.Text;
using System.Text.Json;
using HotChocolate.Execution;
using HotChocolate.Language;
using Microsoft.AspNetCore.Http;

namespace HotChocolate.AspNetCore.Http;

/// <summary>Parses request bodies and GET parameters. Nothing is copied but escaped documents.</summary>
internal static class GraphQLRequestParser
{
    private const string InvalidCode = "HC0009";
    private const string MalformedCode = "HC0012";
    private const string QueryMissingCode = "HC0013";
    private const string HashPrefix = "sha256:";

    /// <summary>Parses a body: one request, or an array of them.</summary>
    /// <exception cref="RequestFaultException">The body is no JSON or no GraphQL request.</exception>
    public static List<GraphQLRequest> ParseBody(ReadOnlyMemory<byte> body, out bool isBatch)
    {
        var requests = new List<GraphQLRequest>(1);
        isBatch = false;
        try
        {
            if (body.Span.StartsWith(Encoding.UTF8.Preamble))
                body = body[Encoding.UTF8.Preamble.Length..];
            var reader = new Utf8JsonReader(body.Span);
            reader.Read();
            isBatch = reader.TokenType is JsonTokenType.StartArray;
            if (!isBatch)
                requests.Add(ParseRequest(ref reader, body));
            while (isBatch && reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
                requests.Add(ParseRequest(ref reader, body));
            // Reads to the end: what follows the request is malformed.
            while (reader.Read())
            {
            }

            return requests;
        }
        catch (Exception fault) when (fault is JsonException or RequestFaultException or InvalidOperationException)
        {
            requests.ForEach(request => request.Dispose());
            throw fault as RequestFaultException ?? new RequestFaultException(
                StatusCodes.Status400BadRequest, MalformedCode, "The request is no valid JSON.");
        }
    }

    /// <summary>Parses the payload of a <c>subscribe</c> message.</summary>
    /// <exception cref="RequestFaultException">The payload is no GraphQL request.</exception>
    public static GraphQLRequest ParsePayload(ReadOnlyMemory<byte> payload)
    {
        var requests = ParseBody(payload, out var isBatch);
        return isBatch ? throw Invalid("The payload must be an object.") : requests[0];
    }

    /// <summary>Parses the parameters of a GET request (GraphQL over HTTP, 5.3).</summary>
    /// <exception cref="RequestFaultException">A parameter is missing or malformed.</exception>
    public static GraphQLRequest ParseQueryString(IQueryCollection parameters)
    {
        string? query = parameters["query"];
        string? operationName = parameters["operationName"];
        return EnsureDocument(new GraphQLRequest
        {
            Query = string.IsNullOrEmpty(query) ? default : Encoding.UTF8.GetBytes(query),
            DocumentId = ParseId((string?)parameters["documentId"] ?? parameters["id"]),
            OperationName = string.IsNullOrEmpty(operationName) ? null : operationName,
            Variables = ParseMap(parameters["variables"], "variables"),
            Extensions = ParseMap(parameters["extensions"], "extensions"),
        });
    }

    private static GraphQLRequest ParseRequest(ref Utf8JsonReader reader, ReadOnlyMemory<byte> body)
    {
        if (reader.TokenType is not JsonTokenType.StartObject)
            throw Invalid("A GraphQL request is a JSON object.");
        var request = new GraphQLRequest();
        try
        {
            while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
                ParseMember(ref reader, body, request);
            return EnsureDocument(request);
        }
        catch
        {
            request.Dispose();
            throw;
        }
    }

    private static void ParseMember(ref Utf8JsonReader reader, ReadOnlyMemory<byte> body, GraphQLRequest request)
    {
        if (reader.ValueTextEquals("query"u8))
        {
            ReadText(ref reader, "query");
            request.Query = reader.TokenType is JsonTokenType.Null ? default : TextOf(ref reader, body);
        }
        else if (reader.ValueTextEquals("id"u8) || reader.ValueTextEquals("documentId"u8))
        {
            ReadText(ref reader, "id");
            request.DocumentId = ParseId(reader.GetString());
        }
        else if (reader.ValueTextEquals("operationName"u8))
        {
            ReadText(ref reader, "operationName");
            request.OperationName = reader.GetString() is { Length: > 0 } name ? name : null;
        }
        else if (reader.ValueTextEquals("variables"u8))
        {
            request.Variables?.Dispose();
            request.Variables = ReadMap(ref reader, body, "variables");
        }
        else if (reader.ValueTextEquals("extensions"u8))
        {
            request.Extensions?.Dispose();
            request.Extensions = ReadMap(ref reader, body, "extensions");
        }
        else
        {
            reader.Skip();
        }
    }

    /// <summary>A request without a document names one: by an id, or by the hash of automatic persisted operations.</summary>
    private static GraphQLRequest EnsureDocument(GraphQLRequest request)
    {
        if (!request.Query.IsEmpty)
            return request;
        if (request.DocumentId.IsEmpty && request.Extensions is not null)
            request.DocumentId = ParseId(PersistedOperationMiddleware.HashOf(request.Extensions.RootElement));
        if (!request.DocumentId.IsEmpty)
            return request;
        request.Dispose();
        throw QueryMissing();
    }

    /// <summary>An id as it is, or with the prefix of GraphQL over HTTP's appendix A.</summary>
    private static OperationDocumentId ParseId(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return default;
        var value = text.StartsWith(HashPrefix, StringComparison.Ordinal) ? text[HashPrefix.Length..].ToLowerInvariant() : text;
        return OperationDocumentId.TryParse(value, out var id) ? id : throw Invalid("The operation id has an invalid format.");
    }

    private static void ReadText(ref Utf8JsonReader reader, string name)
    {
        reader.Read();
        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.Null))
            throw Invalid($"The parameter {name} must be a string.");
    }

    private static ReadOnlyMemory<byte> TextOf(ref Utf8JsonReader reader, ReadOnlyMemory<byte> body)
    {
        if (!reader.ValueIsEscaped)
            return body.Slice((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length);
        var text = new byte[reader.ValueSpan.Length];
        return text.AsMemory(0, reader.CopyString(text));
    }

    private static JsonDocument? ReadMap(ref Utf8JsonReader reader, ReadOnlyMemory<byte> body, string name)
    {
        reader.Read();
        if (reader.TokenType is JsonTokenType.Null)
            return null;
        if (reader.TokenType is not JsonTokenType.StartObject)
            throw Invalid($"The parameter {name} must be a JSON object.");
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return JsonDocument.Parse(body[start..(int)reader.BytesConsumed]);
    }

    private static JsonDocument? ParseMap(string? json, string name)
    {
        if (string.IsNullOrEmpty(json))
            return null;
        try
        {
            var map = JsonDocument.Parse(json);
            if (map.RootElement.ValueKind is JsonValueKind.Object)
                return map;
            using (map)
                return map.RootElement.ValueKind is JsonValueKind.Null ? null : throw Invalid($"The parameter {name} must be a JSON object.");
        }
        catch (JsonException)
        {
            throw Invalid($"The parameter {name} is no valid JSON.");
        }
    }

    private static RequestFaultException Invalid(string message)
        => new(StatusCodes.Status400BadRequest, InvalidCode, message);

    private static RequestFaultException QueryMissing()
        => new(StatusCodes.Status400BadRequest, QueryMissingCode, "The parameter query must be given.");
}
