using Orleans.Concurrency;

namespace Nexus.Grains.Handles;

/// <summary>
/// Who owns a username or an e-mail address. Key: the name in lower case. Ownership survives deactivation, a reservation does not: the unique
/// index decides in the end.
/// </summary>
public interface IHandleGrain : IGrainWithStringKey
{
    /// <summary>The owner, or null.</summary>
    [AlwaysInterleave]
    Task<UserId?> FindOwnerAsync();

    /// <summary>Holds the name for half a minute for somebody who is signing up; false where it is owned or held by another.</summary>
    Task<bool> TryReserveAsync(UserId user);

    /// <summary>The one who held the name owns it now.</summary>
    Task ConfirmAsync(UserId user);

    /// <summary>The one who held the name does not want it after all.</summary>
    Task ReleaseAsync(UserId user);

    /// <summary>The owner has gone, and the name is free.</summary>
    Task ForgetAsync(UserId user);
}
