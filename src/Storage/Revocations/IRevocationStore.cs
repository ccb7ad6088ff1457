namespace Nexus.Storage.Revocations;

/// <summary>The access tokens that are refused before they expire, by their session.</summary>
public interface IRevocationStore
{
    /// <summary>What was noted at a time or later, in its order.</summary>
    Task<IReadOnlyList<RevocationRow>> ListSinceAsync(DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>Removes what was noted earlier.</summary>
    Task RemoveBeforeAsync(DateTimeOffset before, CancellationToken cancellationToken);
}

/// <summary>Tokens of a session are refused: all of them, or, where there is a role, those that were issued for another one. Whether it has ended because its person is suspended.</summary>
public sealed record RevocationRow(Guid Session, short? Role, DateTimeOffset At, bool IsSuspension = false);
