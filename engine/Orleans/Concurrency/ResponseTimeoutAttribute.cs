using System.Globalization;

namespace Orleans;

/// <summary>How long callers of this method wait (<c>"00:00:05"</c>) before <see cref="TimeoutException"/>, instead of the configured time.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ResponseTimeoutAttribute(string timeout) : Attribute
{
    public TimeSpan? Timeout { get; } = TimeSpan.Parse(timeout, CultureInfo.InvariantCulture);
}
