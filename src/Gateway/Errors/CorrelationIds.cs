using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Nexus.Gateway.Errors;

/// <summary>
/// The name of a request under which its faults stand in the log, in the answer and in the header <c>X-Correlation-Id</c>: the trace id of a
/// <c>traceparent</c> (W3C Trace Context), or else a well-formed <c>X-Request-Id</c>, or else a new one. Made when a fault needs it.
/// </summary>
internal sealed partial class CorrelationIds(IHttpContextAccessor http)
{
    public const string ResponseHeader = "X-Correlation-Id";
    private const string RequestHeader = "X-Request-Id";

    /// <summary>The id of the request that is executed now. Each operation of a WebSocket has ids of its own.</summary>
    public string Current()
    {
        if (http.HttpContext is not { } context || context.WebSockets.IsWebSocketRequest)
            return ActivityTraceId.CreateRandom().ToHexString();
        lock (context)
        {
            if (context.Features.Get<CorrelationId>() is { } known)
                return known.Value;
            var correlation = new CorrelationId(Read(context.Request));
            context.Features.Set(correlation);
            if (!context.Response.HasStarted)
                context.Response.Headers[ResponseHeader] = correlation.Value;
            return correlation.Value;
        }
    }

    private static string Read(HttpRequest request)
    {
        if (ActivityContext.TryParse(request.Headers.TraceParent, request.Headers.TraceState, out var trace))
            return trace.TraceId.ToHexString();
        if (request.Headers[RequestHeader] is [{ } id] && WellFormed().IsMatch(id))
            return id;
        return (Activity.Current?.TraceId ?? ActivityTraceId.CreateRandom()).ToHexString();
    }

    // What is written into a log and a header: no spaces, no line breaks, nothing long.
    [GeneratedRegex("^[A-Za-z0-9._-]{8,64}$", RegexOptions.CultureInvariant)]
    private static partial Regex WellFormed();

    private sealed record CorrelationId(string Value);
}
