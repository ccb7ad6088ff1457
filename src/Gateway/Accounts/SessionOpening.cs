using Nexus.Gateway.Authentication;
using Nexus.Grains.Accounts;

namespace Nexus.Gateway.Accounts;

/// <summary>Turns a session that an account has opened into what a client holds.</summary>
public sealed class SessionOpening(AccessTokens tokens, IHttpContextAccessor http)
{
    /// <summary>How the client calls itself, at most 200 characters; null where it does not.</summary>
    public string? UserAgent => http.HttpContext?.Request.Headers.UserAgent.ToString() switch
    {
        null or "" => null,
        { Length: > 200 } agent => agent[..200],
        var agent => agent,
    };

    public async Task<Credentials> IssueAsync(SessionGrant grant)
    {
        var (token, expiresAt) = await tokens.IssueAsync(new Caller(grant.User, grant.Session, grant.Role));
        return new Credentials(token, grant.RefreshToken, expiresAt, new Viewer(grant.User));
    }
}
