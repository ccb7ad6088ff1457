using Nexus.Grains.Users;

namespace Nexus.Grains.Accounts.Revocations;

/// <summary>
/// Which access tokens are refused before they expire. Key: 0. Storage has them; this grain spreads them to every gateway, those that were written past all grains too.
/// </summary>
public interface IRevocationsGrain : IGrainWithIntegerKey
{
    /// <summary>Tells those who observe of what has just been committed.</summary>
    Task AnnounceAsync(IReadOnlyList<Revocation> revocations);

    /// <summary>
    /// Tells an observer for the next half minute what comes, and answers with what came after a mark: with everything that still matters where there is none,
    /// or where this activation did not give it.
    /// </summary>
    /// <exception cref="Storage.StorageUnavailableException">It has not been able to read what storage has.</exception>
    Task<RecentRevocations> ObserveAsync(IRevocationObserver observer, RevocationMark? after);
}

/// <summary>A gateway.</summary>
public interface IRevocationObserver : IGrainObserver
{
    Task OnRevokedAsync(IReadOnlyList<Revocation> revocations);
}

/// <summary>
/// Access tokens of a session are not good any more: all of them, or, where <paramref name="Role"/> says which the person has now, those that were issued for another. With
/// <paramref name="IsSuspension"/> they speak for somebody who may read what anybody may, and nothing else.
/// </summary>
[GenerateSerializer, Immutable]
public sealed record Revocation([property: Id(0)] Guid Session, [property: Id(1)] Role? Role, [property: Id(2)] DateTimeOffset At,
    [property: Id(3)] bool IsSuspension = false);

/// <summary>A place in what one activation has told.</summary>
[GenerateSerializer, Immutable]
public sealed record RevocationMark([property: Id(0)] Guid Activation, [property: Id(1)] long Number);

/// <summary>What came after a mark, and the mark to go on from.</summary>
[GenerateSerializer, Immutable]
public sealed record RecentRevocations([property: Id(0)] IReadOnlyList<Revocation> Revocations, [property: Id(1)] RevocationMark Mark);
