using System.Buffers.Text;
using System.Text.Json.Serialization;

namespace Nexus.Gateway.Authentication;

/// <summary>The public halves of the signing keys (RFC 7517), so that other services can verify access tokens.</summary>
public static class JsonWebKeySetEndpoint
{
    public static void MapJsonWebKeySet(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/.well-known/jwks.json", async (HttpContext context) =>
        {
            var keys = await context.RequestServices.GetRequiredService<SigningKeyRing>().ListAsync();
            context.Response.Headers.CacheControl = "public, max-age=300";
            return Results.Json(new JsonWebKeySet([.. keys.Select(ToJson)]));
        });

    private static JsonWebKey ToJson(EllipticKey key) =>
        new("EC", "P-256", key.Id, "sig", "ES256", Base64Url.EncodeToString(key.PublicPoint.X), Base64Url.EncodeToString(key.PublicPoint.Y));

    private sealed record JsonWebKeySet([property: JsonPropertyName("keys")] JsonWebKey[] Keys);

    private sealed record JsonWebKey(
        [property: JsonPropertyName("kty")] string KeyType,
        [property: JsonPropertyName("crv")] string Curve,
        [property: JsonPropertyName("kid")] string KeyId,
        [property: JsonPropertyName("use")] string Use,
        [property: JsonPropertyName("alg")] string Algorithm,
        [property: JsonPropertyName("x")] string X,
        [property: JsonPropertyName("y")] string Y);
}
