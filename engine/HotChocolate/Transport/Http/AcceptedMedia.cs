using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace HotChocolate.AspNetCore.Http;

/// <summary>How a single response is written.</summary>
internal enum ResponseMedia
{
    None,

    /// <summary><c>application/json</c>: well-formed requests are answered with 200, whatever their errors.</summary>
    Json,

    /// <summary><c>application/graphql-response+json</c>: the status tells whether the operation was executed.</summary>
    GraphQLResponse,
}

/// <summary>What a client accepts (GraphQL over HTTP, 6.1 and 7): a form for single responses, and whether event streams.</summary>
internal readonly record struct AcceptedMedia(ResponseMedia Single, bool EventStream)
{
    private const string Json = "application/json";
    private const string GraphQLResponse = "application/graphql-response+json";
    private const string Stream = "text/event-stream";

    /// <summary>Reads the header. Without one, and for wildcards, single responses are <c>application/json</c>.</summary>
    public static AcceptedMedia Parse(StringValues header)
    {
        switch (header.Count == 1 ? header[0] : null)
        {
            case null when header.Count == 0:
            case Json:
                return new AcceptedMedia(ResponseMedia.Json, EventStream: false);
            case "*/*":
                return new AcceptedMedia(ResponseMedia.Json, EventStream: true);
            case GraphQLResponse:
                return new AcceptedMedia(ResponseMedia.GraphQLResponse, EventStream: false);
        }

        if (!MediaTypeHeaderValue.TryParseList(header, out var types))
            return default;
        var (single, quality, stream) = (ResponseMedia.None, 0.0, false);
        foreach (var type in types)
        {
            var (media, weight) = (MediaOf(type), type.Quality ?? 1);
            stream |= weight > 0 && (type.MatchesAllTypes || type.MediaType.Equals(Stream, StringComparison.OrdinalIgnoreCase));
            if (media is not ResponseMedia.None && IsUtf8(type) && weight > quality)
                (single, quality) = (media, weight);
        }

        return new AcceptedMedia(single, stream);
    }

    public static string ContentTypeOf(ResponseMedia media)
        => media is ResponseMedia.GraphQLResponse ? GraphQLResponse + "; charset=utf-8" : Json + "; charset=utf-8";

    private static bool IsUtf8(MediaTypeHeaderValue type)
        => !type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase);

    private static ResponseMedia MediaOf(MediaTypeHeaderValue type)
    {
        if (type.MediaType.Equals(GraphQLResponse, StringComparison.OrdinalIgnoreCase))
            return ResponseMedia.GraphQLResponse;
        return type.MatchesAllTypes
            || type.MediaType.Equals(Json, StringComparison.OrdinalIgnoreCase)
            || type.MediaType.Equals("application/*", StringComparison.OrdinalIgnoreCase)
                ? ResponseMedia.Json
                : ResponseMedia.None;
    }
}
