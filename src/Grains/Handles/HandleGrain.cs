using Nexus.Storage.Reads;

namespace Nexus.Grains.Handles;

/// <summary>Not reentrant: claims on one name come one after the other.</summary>
internal sealed class HandleGrain(IAccountReads accounts, TimeProvider time) : Grain, IHandleGrain
{
    private static readonly TimeSpan ReservationLifetime = TimeSpan.FromSeconds(30);
    private UserId? _owner;
    private Reservation? _reservation;

    public async Task<UserId?> FindOwnerAsync() => _owner ??= await accounts.FindOwnerAsync(this.GetPrimaryKeyString(), CancellationToken.None);

    public async Task<bool> TryReserveAsync(UserId user)
    {
        if (await FindOwnerAsync() is not null)
            return false;
        if (_reservation is { } held && held.User != user && held.Until > time.GetUtcNow())
            return false;
        _reservation = new Reservation(user, time.GetUtcNow() + ReservationLifetime);
        return true;
    }

    public Task ConfirmAsync(UserId user)
    {
        _owner = user;
        _reservation = null;
        return Task.CompletedTask;
    }

    public Task ReleaseAsync(UserId user)
    {
        if (_reservation?.User == user)
            _reservation = null;
        return Task.CompletedTask;
    }

    public Task ForgetAsync(UserId user)
    {
        if (_owner == user)
            _owner = null;
        return Task.CompletedTask;
    }

    private sealed record Reservation(UserId User, DateTimeOffset Until);
}
