using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;

namespace Nexus.Grains.Accounts;

/// <summary>
/// What proves an e-mail address because it was sent there: base64url of user id (8 bytes) and a secret (32). Good once and for a while; only its SHA-256 is stored.
/// </summary>
public sealed class MailedToken
{
    private const int SecretOffset = 8, Length = 40;
    private readonly byte[] _bytes;

    private MailedToken(byte[] bytes) => _bytes = bytes;

    public UserId User => new(BinaryPrimitives.ReadInt64BigEndian(_bytes));

    public static MailedToken Create(UserId user)
    {
        var bytes = new byte[Length];
        BinaryPrimitives.WriteInt64BigEndian(bytes, user.Value);
        RandomNumberGenerator.Fill(bytes.AsSpan(SecretOffset));
        return new MailedToken(bytes);
    }

    /// <summary>Reads a token's parts; whether it is good only storage can say.</summary>
    public static bool TryParse(string text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out MailedToken? token)
    {
        token = null;
        if (text.Length != Base64Url.GetEncodedLength(Length) || !Base64Url.IsValid(text))
            return false;
        token = new MailedToken(Base64Url.DecodeFromChars(text));
        return true;
    }

    public byte[] Hash() => SHA256.HashData(_bytes);

    public override string ToString() => Base64Url.EncodeToString(_bytes);
}
