using System.Collections.Frozen;
using System.Security.Cryptography;
using Nexus.Grains.Accounts;

namespace Nexus.Gateway.Authentication;

/// <summary>
/// The keys of <see cref="ISigningKeysGrain"/>, held for a while: asked for again when they are old, or when a token names a key that is
/// not among them (but not more often than every ten seconds, or a forger could make us ask at will).
/// </summary>
public sealed class SigningKeyRing(IGrainFactory grains, TimeProvider time)
{
    private static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _asking = new(1, 1);
    private Ring _ring = new(FrozenDictionary<string, EllipticKey>.Empty, null, DateTimeOffset.MinValue);

    /// <summary>Changes whenever keys were asked for: what was verified with older keys is to be verified again.</summary>
    public object Version => _ring;

    /// <summary>The key to sign with.</summary>
    public async ValueTask<EllipticKey> GetSigningKeyAsync() =>
        (await GetAsync(GoodFor)).Newest ?? throw new InvalidOperationException("There is no key to sign with.");

    /// <summary>The key with this id, or null where there is none.</summary>
    public async ValueTask<EllipticKey?> FindAsync(string keyId) =>
        (await GetAsync(GoodFor)).Keys.GetValueOrDefault(keyId) ?? (await GetAsync(AskAgainAfter)).Keys.GetValueOrDefault(keyId);

    /// <summary>All keys whose signatures are good.</summary>
    public async ValueTask<IReadOnlyCollection<EllipticKey>> ListAsync() => (await GetAsync(GoodFor)).Keys.Values;

    private ValueTask<Ring> GetAsync(TimeSpan maxAge)
    {
        var ring = _ring;
        return IsFresh(ring, maxAge) ? ValueTask.FromResult(ring) : AskAsync(maxAge);
    }

    private async ValueTask<Ring> AskAsync(TimeSpan maxAge)
    {
        await _asking.WaitAsync();
        try
        {
            if (IsFresh(_ring, maxAge))
                return _ring;
            var keys = (await grains.GetGrain<ISigningKeysGrain>(0).GetKeysAsync()).Select(EllipticKey.Import).ToArray();
            return _ring = new Ring(keys.ToFrozenDictionary(key => key.Id), keys.FirstOrDefault(), time.GetUtcNow());
        }
        finally
        {
            _asking.Release();
        }
    }

    private bool IsFresh(Ring ring, TimeSpan maxAge) => ring.Newest is not null && time.GetUtcNow() - ring.AskedAt < maxAge;

    private sealed record Ring(FrozenDictionary<string, EllipticKey> Keys, EllipticKey? Newest, DateTimeOffset AskedAt);
}

/// <summary>An ECDSA P-256 key that signs and verifies ES256 (RFC 7518, section 3.4: SHA-256, the signature is R and S, 32 bytes each).</summary>
public sealed class EllipticKey
{
    private const int SignatureLength = 64;

    private readonly ECDsa _key;
    // Instances of ECDsa promise nothing about concurrent use.
    private readonly Lock _using = new();

    private EllipticKey(string id, ECDsa key)
    {
        Id = id;
        _key = key;
        PublicPoint = key.ExportParameters(includePrivateParameters: false).Q;
    }

    public string Id { get; }

    public ECPoint PublicPoint { get; }

    public static EllipticKey Import(SigningKey key)
    {
        var imported = ECDsa.Create();
        imported.ImportPkcs8PrivateKey(key.PrivateKey, out _);
        return new EllipticKey(key.KeyId, imported);
    }

    public byte[] Sign(ReadOnlySpan<byte> data)
    {
        lock (_using)
            return _key.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    public bool IsSignature(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        if (signature.Length != SignatureLength)
            return false;
        lock (_using)
            return _key.VerifyData(data, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }
}
