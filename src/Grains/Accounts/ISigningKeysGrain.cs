using Orleans.Concurrency;

namespace Nexus.Grains.Accounts;

/// <summary>The keys that access tokens are signed with. Key: 0. They survive deactivation.</summary>
public interface ISigningKeysGrain : IGrainWithIntegerKey
{
    /// <summary>All keys that are good, the one to sign with first.</summary>
    [AlwaysInterleave]
    Task<IReadOnlyList<SigningKey>> GetKeysAsync();
}

/// <summary>An ECDSA P-256 key; <paramref name="PrivateKey"/> is PKCS#8.</summary>
[GenerateSerializer, Immutable]
public sealed record SigningKey([property: Id(0)] string KeyId, [property: Id(1)] byte[] PrivateKey);
