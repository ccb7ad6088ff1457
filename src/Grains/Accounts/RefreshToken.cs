using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;

namespace Nexus.Grains.Accounts;

/// <summary>
/// An opaque refresh token: base64url of user id (8 bytes), session id (16) and a secret (32). Only its SHA-256 is stored.
/// </summary>
public sealed class RefreshToken
{
    private const int SessionOffset = 8, SecretOffset = 24, Length = 56;
    private readonly byte[] _bytes;

    private RefreshToken(byte[] bytes) => _bytes = bytes;

    public UserId User => new(BinaryPrimitives.ReadInt64BigEndian(_bytes));

    public Guid Session => new(_bytes.AsSpan(SessionOffset, 16), bigEndian: true);

    public static RefreshToken Create(UserId user, Guid session)
    {
        var bytes = new byte[Length];
        BinaryPrimitives.WriteInt64BigEndian(bytes, user.Value);
        session.TryWriteBytes(bytes.AsSpan(SessionOffset), bigEndian: true, out _);
        RandomNumberGenerator.Fill(bytes.AsSpan(SecretOffset));
        return new RefreshToken(bytes);
    }

    /// <summary>Reads a token's parts; whether it is good only the account's grain can say.</summary>
    public static bool TryParse(string text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out RefreshToken? token)
    {
        token = null;
        if (text.Length != Base64Url.GetEncodedLength(Length) || !Base64Url.IsValid(text))
            return false;
        token = new RefreshToken(Base64Url.DecodeFromChars(text));
        return true;
    }

    public byte[] Hash() => SHA256.HashData(_bytes);

    public override string ToString() => Base64Url.EncodeToString(_bytes);
}
