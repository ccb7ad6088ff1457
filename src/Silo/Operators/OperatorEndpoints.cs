using Microsoft.Extensions.Options;
using Nexus.Grains.Users;
using Nexus.Silo.Telemetry;

namespace Nexus.Silo.Operators;

/// <summary>
/// What operators ask a process for: <c>GET /metrics</c>, <c>GET /operator/grains</c>, <c>POST /operator/grains/log</c> and <c>GET /operator/audit</c>; and moderators <c>GET /operator/reports</c>.
/// For everybody else there is nothing here (404).
/// </summary>
public static partial class OperatorEndpoints
{
    private const int MostGrains = 1_000;
    private const double MostSeconds = 60;

    /// <param name="roleOf">In what role somebody asks: administrators count as operators, besides those who come by <c>Nexus:OperatorUrl</c>.</param>
    public static void MapOperators(this IEndpointRouteBuilder endpoints, Func<HttpContext, Role>? roleOf = null)
    {
        var port = endpoints.ServiceProvider.GetRequiredService<IOptions<OperatorOptions>>().Value.Port;
        var operators = For(Role.Admin);
        operators.MapGet("/metrics", (MetricsRecorder metrics) => Results.Text(metrics.Read(), MetricsText.ContentType));
        operators.MapGet("/operator/grains", GetGrainsAsync);
        operators.MapPost("/operator/grains/log", LogGrainsAsync);
        operators.MapGet("/operator/audit", ModerationEndpoints.GetAuditAsync);
        For(Role.Moderator).MapGet("/operator/reports", ModerationEndpoints.GetReportsAsync);

        RouteGroupBuilder For(Role least) => endpoints.MapGroup("").AddEndpointFilter(async (call, next) =>
            call.HttpContext.Connection.LocalPort == port || roleOf?.Invoke(call.HttpContext) >= least ? await next(call) : Results.NotFound());
    }

    private static async Task<IResult> GetGrainsAsync(IGrainLoads loads, CancellationToken cancellation, int top = 20, double seconds = 0) =>
        Check(top, seconds) ?? Results.Json(await loads.BusiestAsync(top, TimeSpan.FromSeconds(seconds), cancellation));

    private static async Task<IResult> LogGrainsAsync(
        IGrainLoads loads, ILoggerFactory loggers, CancellationToken cancellation, int top = 20, double seconds = 0)
    {
        if (Check(top, seconds) is { } refusal)
            return refusal;
        var busiest = await loads.BusiestAsync(top, TimeSpan.FromSeconds(seconds), cancellation);
        LogBusiest(
            loggers.CreateLogger(typeof(OperatorEndpoints)),
            busiest.Seconds is { } span ? $"over {span:0.#} s" : "since they are active",
            string.Join("; ", busiest.Grains.Select(grain => $"{grain.Grain} {grain.Turns} turns {grain.Milliseconds:0} ms")));
        return Results.NoContent();
    }

    private static IResult? Check(int top, double seconds) => top is < 1 or > MostGrains || seconds is not (>= 0 and <= MostSeconds)
        ? Results.Problem($"top is 1 to {MostGrains}, seconds 0 to {MostSeconds}", statusCode: StatusCodes.Status400BadRequest)
        : null;

    [LoggerMessage(EventId = 3401, Level = LogLevel.Information, Message = "Busiest grains {Span}: {Grains}")]
    private static partial void LogBusiest(ILogger logger, string span, string grains);
}
