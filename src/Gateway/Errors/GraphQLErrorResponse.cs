using System.Text.Json;

namespace Nexus.Gateway.Errors;

/// <summary>Writes a GraphQL response that holds one request error and no data (specification 7.1).</summary>
internal static class GraphQLErrorResponse
{
    private const string ResponseMediaType = "application/graphql-response+json; charset=utf-8";
    private const string LegacyMediaType = "application/json; charset=utf-8";

    public static Task WriteAsync(HttpContext context, int status, ErrorCode code, string message) =>
        WriteAsync(context, status, ErrorBuilder.New().SetMessage(message).SetCode(code.ToWireName()).Build());

    public static async Task WriteAsync(HttpContext context, int status, IError error)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = WantsLegacy(context.Request) ? LegacyMediaType : ResponseMediaType;
        await using var json = new Utf8JsonWriter(context.Response.BodyWriter);
        json.WriteStartObject();
        json.WriteStartArray("errors");
        json.WriteStartObject();
        json.WriteString("message", error.Message);
        json.WritePropertyName("extensions");
        JsonSerializer.Serialize(json, error.Extensions);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static bool WantsLegacy(HttpRequest request)
    {
        var accept = request.Headers.Accept.ToString();
        return accept.Contains("application/json", StringComparison.OrdinalIgnoreCase)
            && !accept.Contains("application/graphql-response+json", StringComparison.OrdinalIgnoreCase);
    }
}
