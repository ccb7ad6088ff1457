using System.Globalization;
using Nexus.Grains.Errors;
using Nexus.Grains.Moderation;
using Nexus.Grains.Text;
using Nexus.Grains.Users;
using Nexus.Storage.Journal;

namespace Nexus.Grains.Accounts;

internal sealed partial class AccountGrain
{
    public async Task<UserProfile> SuspendAsync(Suspension act)
    {
        await _moderators.RequireAboveAsync(act.Moderator, Id);
        var person = GrainFactory.GetGrain<IUserGrain>(Id.Value);
        if (await person.GetProfileAsync() is not { IsLeaving: false } profile)
            throw NoSuchPerson();
        var now = _time.GetStoredNow();
        var until = AcceptTerm(act.Until, profile.SuspendedUntil, now);
        var change = new SuspendUser(Id, until, act.Moderator, WrittenText.AcceptReason(act.Reason), now);
        var ended = await CommitAsync(change) ?? throw NoSuchPerson();
        _account.Forget();
        await AnnounceEndAsync(ended, isSuspension: true);
        await person.OnStatusChangedAsync();
        if (until != profile.SuspendedUntil)
            _moderators.Note(until is null ? ModerationAct.Unsuspend : ModerationAct.Suspend, act.Moderator, Id.Value);
        return await person.GetProfileAsync() ?? throw NoSuchPerson();
    }

    public async Task<bool> IsSuspendedAsync() => await _account.GetAsync() is { } account && IsSuspended(account);

    /// <summary>Until when; null where a suspension is lifted.</summary>
    private static DateTimeOffset? AcceptTerm(DateTimeOffset? until, DateTimeOffset? suspendedUntil, DateTimeOffset now)
    {
        if (until is not { } end)
            return DateTimeOffset.MaxValue;
        if (end > now)
            return end;
        return suspendedUntil > now ? null : throw new ValidationException("until", "The term of a suspension ends in the future.");
    }

    /// <summary>After the credentials were good: nobody else learns of it.</summary>
    private void RefuseSuspended(Account account)
    {
        if (!IsSuspended(account))
            return;
        throw new InvalidCredentialsException(account.SuspendedUntil == DateTimeOffset.MaxValue
            ? "This account is suspended."
            : string.Create(CultureInfo.InvariantCulture, $"This account is suspended until {account.SuspendedUntil!.Value.UtcDateTime:yyyy-MM-dd HH:mm} UTC."));
    }

    private bool IsSuspended(Account account) => account.SuspendedUntil > _time.GetUtcNow();

    private static NotFoundException NoSuchPerson() => new("There is no such person.");
}
