using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Nexus.Grains.Accounts;

/// <summary>
/// Where to sign in with a login that nobody has. The account's grain of this id takes as long, refuses with the same text and is
/// throttled in the same way as that of a real one, so that an answer does not tell which logins exist.
/// </summary>
public static class UnknownAccount
{
    /// <summary>A negative id, always the same for one login; ids of people are positive.</summary>
    public static UserId IdOf(string login)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(login.Trim().ToLowerInvariant()));
        return new UserId(BinaryPrimitives.ReadInt64BigEndian(hash) | long.MinValue);
    }
}
