using System.Globalization;

namespace Nexus.Gateway.Errors;

/// <summary>When it is worth trying again: whole seconds, at least one, as <c>extensions.retryAfter</c> and as the header (RFC 9110, 10.2.3).</summary>
internal static class RetryAfter
{
    public const string Extension = "retryAfter";

    public static int SecondsOf(TimeSpan wait) => Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));

    /// <summary>Sets the header while it can be set; several refusals of one request name the last.</summary>
    public static void SetRetryAfter(this HttpContext? http, int seconds)
    {
        if (http is { Response.HasStarted: false, WebSockets.IsWebSocketRequest: false })
            http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
    }
}
