using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Nexus.Grains.Users;
using Nexus.Silo.Telemetry;
using Nexus.Storage.Ids;
using Nexus.Storage.Moderation;

namespace Nexus.Silo.Operators;

/// <summary>
/// What operators ask a process for: <c>GET /metrics</c>, <c>GET /operator/grains</c>, <c>POST /operator/grains/log</c> and <c>GET /operator/audit</c>; and moderators
/// <c>GET /operator/reports</c> and <c>POST /operator/reports/{id}/dismiss</c>.
/// For everybody else there is nothing here (404).
/// </summary>
public static partial class OperatorEndpoints
{
    private const int MostGrains = 1_000;
    private const double MostSeconds = 60;

    /// <param name="whoAsks">Who asks by a public address: administrators count as operators, besides those who come by <c>Nexus:OperatorUrl</c>.</param>
    public static void MapOperators(this IEndpointRouteBuilder endpoints, Func<HttpContext, Requester>? whoAsks = null)
    {
        var port = endpoints.ServiceProvider.GetRequiredService<IOptions<OperatorOptions>>().Value.Port;
        var operators = For(Role.Admin);
        operators.MapGet("/metrics", (MetricsRecorder metrics) => Results.Text(metrics.Read(), MetricsText.ContentType));
        operators.MapGet("/operator/grains", GetGrainsAsync);
        operators.MapPost("/operator/grains/log", LogGrainsAsync);
        operators.MapGet("/operator/audit", ModerationEndpoints.GetAuditAsync);
        var moderators = For(Role.Moderator);
        moderators.MapGet("/operator/reports", ModerationEndpoints.GetReportsAsync);
        moderators.MapPost("/operator/reports/{id:long}/dismiss", (HttpContext context, long id, IModerationReads reads, IGrainFactory grains) =>
            DismissalEndpoint.DismissAsync(context, id, ModeratorOf(context), reads, grains)).WithMetadata(new RequestSizeLimitAttribute(DismissalEndpoint.MaxBody));

        RouteGroupBuilder For(Role least) => endpoints.MapGroup("").AddEndpointFilter(async (call, next) =>
            IsOperator(call.HttpContext) || whoAsks?.Invoke(call.HttpContext).Role >= least ? await next(call) : Results.NotFound());

        UserId? ModeratorOf(HttpContext context) => IsOperator(context) ? null : whoAsks?.Invoke(context).Person;

        bool IsOperator(HttpContext context) => context.Connection.LocalPort == port;
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
