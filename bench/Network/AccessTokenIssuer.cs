using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Nexus.Gateway.Authentication;
using Nexus.Grains.Accounts;

namespace Nexus.Bench.Network;

/// <summary>
/// Signs access tokens with the key in the database, as the gateway would after a sign-in: hashing a thousand passwords would take longer than the measurement.
/// </summary>
internal sealed class AccessTokenIssuer
{
    private static readonly TimeSpan s_lifetime = TimeSpan.FromHours(12);
    private readonly EllipticKey _key;

    private AccessTokenIssuer(EllipticKey key) => _key = key;

    public static async Task<AccessTokenIssuer> CreateAsync(StorageHost storage)
    {
        var key = (await storage.Accounts.LoadSigningKeysAsync(CancellationToken.None))[0];
        return new AccessTokenIssuer(EllipticKey.Import(new SigningKey(key.KeyId, key.PrivateKey)));
    }

    public string Issue(Member member)
    {
        var now = TimeProvider.System.GetUtcNow();
        var claims = new
        {
            iss = "nexus",
            aud = "nexus",
            sub = member.Id.ToString(),
            sid = member.Session,
            role = "Member",
            iat = now.ToUnixTimeSeconds(),
            exp = (now + s_lifetime).ToUnixTimeSeconds(),
            jti = Guid.NewGuid(),
        };
        var signed = $"{Encode(new { alg = "ES256", typ = "JWT", kid = _key.Id })}.{Encode(claims)}";
        return $"{signed}.{Base64Url.EncodeToString(_key.Sign(Encoding.ASCII.GetBytes(signed)))}";
    }

    private static string Encode(object part) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(part));
}
