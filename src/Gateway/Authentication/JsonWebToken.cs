using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace Nexus.Gateway.Authentication;

/// <summary>
/// The compact form of a signed JSON Web Token (RFC 7515, RFC 7519), for the one algorithm that Nexus uses: ES256. Nothing here is
/// trusted before <see cref="SigningKeyRing"/> has said that the signature is good.
/// </summary>
internal sealed record JsonWebToken(string KeyId, byte[] SignedPart, byte[] Signature, TokenClaims Claims)
{
    private const string Algorithm = "ES256";
    private const int MaxLength = 2048;

    /// <summary>The two parts that a signature covers: <c>header.payload</c>.</summary>
    public static string WriteSignedPart(string keyId, TokenClaims claims)
    {
        var header = JsonSerializer.SerializeToUtf8Bytes(new TokenHeader(Algorithm, "JWT", keyId), TokenJson.Default.TokenHeader);
        var payload = JsonSerializer.SerializeToUtf8Bytes(claims, TokenJson.Default.TokenClaims);
        return $"{Base64Url.EncodeToString(header)}.{Base64Url.EncodeToString(payload)}";
    }

    /// <summary>Takes a token apart; false for anything that is not exactly three base64url parts with an ES256 header.</summary>
    public static bool TryRead(string text, [NotNullWhen(true)] out JsonWebToken? token)
    {
        token = null;
        if (text.Length > MaxLength || text.Split('.') is not [var header, var payload, var signature])
            return false;
        try
        {
            var head = JsonSerializer.Deserialize(Decode(header), TokenJson.Default.TokenHeader);
            var claims = JsonSerializer.Deserialize(Decode(payload), TokenJson.Default.TokenClaims);
            if (head is not { Algorithm: Algorithm, KeyId: { } keyId } || claims is null)
                return false;
            token = new JsonWebToken(keyId, Encoding.ASCII.GetBytes(text, 0, header.Length + 1 + payload.Length), Decode(signature), claims);
            return true;
        }
        catch (Exception exception) when (exception is FormatException or JsonException)
        {
            return false;
        }
    }

    // White space and padding are what base64url decoders forgive and RFC 7515 (section 2) does not.
    private static byte[] Decode(string part) =>
        part.AsSpan().ContainsAny(" \t\r\n=") ? throw new FormatException() : Base64Url.DecodeFromChars(part);
}
