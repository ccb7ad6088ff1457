using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;
using Nexus.Gateway.Authentication.Revocations;
using Nexus.Grains.Users;
using Nexus.Storage.Ids;

namespace Nexus.Gateway.Authentication;

/// <summary>Writes and verifies access tokens: ES256 JSON Web Tokens that are good for a quarter of an hour.</summary>
public sealed class AccessTokens(SigningKeyRing keys, VerifiedTokens verified, RevokedTokens revoked, IOptions<AccessTokenOptions> options, TimeProvider time)
{
    /// <summary>An expiry is a whole second, which still counts.</summary>
    private static readonly TimeSpan OneSecond = TimeSpan.FromSeconds(1);

    private readonly AccessTokenOptions _options = options.Value;

    /// <summary>A token for one session, and when it ends.</summary>
    public async ValueTask<(string Token, DateTimeOffset ExpiresAt)> IssueAsync(Caller caller)
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        var expiry = now + (long)_options.Lifetime.TotalSeconds;
        var key = await keys.GetSigningKeyAsync();
        var signedPart = JsonWebToken.WriteSignedPart(key.Id, new TokenClaims(
            _options.Issuer, _options.Audience, caller.User.ToString(), caller.Session, caller.Role.ToString(), now, expiry, Guid.NewGuid()));
        var signature = Base64Url.EncodeToString(key.Sign(Encoding.ASCII.GetBytes(signedPart)));
        return ($"{signedPart}.{signature}", DateTimeOffset.FromUnixTimeSeconds(expiry));
    }

    /// <summary>Whom the value of an <c>Authorization</c> header speaks for; null where it holds no good token.</summary>
    public ValueTask<VerifiedToken?> VerifyHeaderAsync(string authorization)
    {
        if (!BearerDefaults.TryReadToken(authorization, out var token))
            return default;
        return verified.Find(token, keys.Version) is { } known ? new(IfGood(known)) : ReadAsync(token.ToString());
    }

    /// <summary>Whom a token speaks for and until when, or null where it is not good: malformed, forged, of another issuer or audience, expired or revoked.</summary>
    public async ValueTask<VerifiedToken?> ReadAsync(string text)
    {
        if (verified.Find(text, keys.Version) is not { } known)
        {
            if (!JsonWebToken.TryRead(text, out var token)
                || await keys.FindAsync(token.KeyId) is not { } key
                || !key.IsSignature(token.SignedPart, token.Signature)
                || ReadCaller(token.Claims) is not { } caller)
                return null;
            verified.Add(text, known = new VerifiedToken(caller, token.Claims.ExpiresAt), keys.Version);
        }

        return IfGood(known);
    }

    /// <summary>How long a token is still good; what another clock may be behind is counted in.</summary>
    public TimeSpan TimeLeft(VerifiedToken token) =>
        DateTimeOffset.FromUnixTimeSeconds(token.ExpiresAt) + _options.Leeway + OneSecond - time.GetUtcNow();

    /// <summary>A suspended person's token is not refused: it speaks for nobody, and whoever sends it can be told why.</summary>
    private VerifiedToken? IfGood(VerifiedToken token) => TimeLeft(token) <= TimeSpan.Zero ? null : revoked.Find(token.Caller) switch
    {
        null => token,
        { IsSuspension: true } => new VerifiedToken(Caller.Suspended, token.ExpiresAt),
        _ => null,
    };

    private Caller? ReadCaller(TokenClaims claims) =>
        claims.Issuer == _options.Issuer
        && claims.Audience == _options.Audience
        && long.TryParse(claims.Subject, NumberStyles.None, CultureInfo.InvariantCulture, out var user)
        && user > 0
        && Enum.TryParse<Role>(claims.Role, out var role)
            ? new Caller(new UserId(user), claims.Session, role)
            : null;
}
