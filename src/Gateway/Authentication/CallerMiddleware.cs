namespace Nexus.Gateway.Authentication;

/// <summary>
/// Leaves the <see cref="Caller"/> among a request's features where its access token is good. ASP.NET Core's own authentication would do it through services
/// and a handler that are made anew for each request, which together cost as much as the smallest query.
/// </summary>
internal sealed class CallerMiddleware(RequestDelegate next, AccessTokens tokens)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Headers.Authorization is not [{ } authorization])
            return next(context);
        var verified = tokens.VerifyHeaderAsync(authorization);
        if (!verified.IsCompletedSuccessfully)
            return ContinueAsync(context, verified);
        Identify(context, verified.GetAwaiter().GetResult());
        return next(context);
    }

    private async Task ContinueAsync(HttpContext context, ValueTask<VerifiedToken?> verified)
    {
        Identify(context, await verified);
        await next(context);
    }

    private static void Identify(HttpContext context, VerifiedToken? token)
    {
        if (token is null)
            return;
        context.Features.Set(token.Caller);
        context.User = token.Principal;
    }
}
