using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Nexus.Gateway.Authentication;

/// <summary>
/// The scheme <c>Bearer</c> for ASP.NET Core, which asks it who somebody is and how to challenge them. <see cref="CallerMiddleware"/> has read the token: no
/// header is nobody, anything but a good token is a failure.
/// </summary>
internal sealed class BearerHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(
        Context.Features.Get<Caller>() is not null ? AuthenticateResult.Success(new AuthenticationTicket(Context.User, Scheme.Name))
        : Request.Headers.Authorization.Count == 0 ? AuthenticateResult.NoResult()
        : AuthenticateResult.Fail("The access token is not good."));

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = Request.Headers.Authorization.Count == 0 ? "Bearer" : "Bearer error=\"invalid_token\"";
        return Task.CompletedTask;
    }
}
