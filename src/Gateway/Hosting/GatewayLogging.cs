namespace Nexus.Gateway.Hosting;

/// <summary>How the log looks.</summary>
public static class GatewayLogging
{
    /// <summary>One line per event on the console.</summary>
    public static void AddGatewayLogging(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "HH:mm:ss.fff ";
            console.UseUtcTimestamp = true;
        });
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        // Where nobody listens to it, the host need not begin an activity and a log scope for each request.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        builder.Logging.AddFilter("Orleans", LogLevel.Warning);
        // A start that fails is explained to whoever started it.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        // An engine takes every refusal for a failure; the error mapping knows which are, and logs those.
        builder.Logging.AddFilter("HotChocolate", LogLevel.None);
    }
}
