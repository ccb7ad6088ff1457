using System.Text.Json;
using Nexus.Grains.Errors;
using Nexus.Grains.Moderation;
using Nexus.Grains.Posts;
using Nexus.Storage;
using Nexus.Storage.Ids;
using Nexus.Storage.Moderation;

namespace Nexus.Silo.Operators;

/// <summary>
/// <c>POST /operator/reports/{id}/dismiss</c> with <c>{"reason": "…"}</c>: 204 where the report is dismissed, by this or before. Refusals are problem+json (RFC 9457): 400 a reason
/// that is none, 404 no such report, 409 closed with its post.
/// </summary>
internal static class DismissalEndpoint
{
    public const int MaxBody = 16 * 1024;

    /// <param name="moderator">Whose act it is; null for an operator's.</param>
    public static async Task<IResult> DismissAsync(HttpContext context, long report, UserId? moderator, IModerationReads reads, IGrainFactory grains)
    {
        try
        {
            var reason = await ReadReasonAsync(context.Request);
            var post = await reads.FindReportedPostAsync(report, context.RequestAborted) ?? throw new NotFoundException("There is no such report.");
            await grains.GetGrain<IPostGrain>(post.Value).DismissReportAsync(new ReportDismissal(report, moderator, reason));
            return Results.NoContent();
        }
        catch (DomainException refusal) when (StatusOf(refusal) is { } status)
        {
            return Results.Problem(refusal.Message, statusCode: status);
        }
        catch (ForbiddenException)
        {
            // Whose token says more than their role is by now: as for everybody else, there is nothing here.
            return Results.NotFound();
        }
        catch (StorageUnavailableException)
        {
            return Results.Problem("Nexus can not reach its storage now; try again.", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static async Task<string> ReadReasonAsync(HttpRequest request)
    {
        // No form of a foreign page can send JSON.
        if (!request.HasJsonContentType())
            throw NoReason();
        try
        {
            return (await request.ReadFromJsonAsync<Body>(request.HttpContext.RequestAborted))?.Reason ?? throw NoReason();
        }
        catch (JsonException)
        {
            throw NoReason();
        }
    }

    private static ValidationException NoReason() => new("reason", "Send JSON: {\"reason\": \"why\"}.");

    private static int? StatusOf(DomainException refusal) => refusal switch
    {
        ValidationException => StatusCodes.Status400BadRequest,
        NotFoundException => StatusCodes.Status404NotFound,
        ConflictException => StatusCodes.Status409Conflict,
        _ => null,
    };

    private sealed record Body(string? Reason);
}
