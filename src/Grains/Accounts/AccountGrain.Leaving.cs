using Nexus.Grains.Jobs;
using Nexus.Grains.Users;
using Nexus.Storage.Jobs;
using Nexus.Storage.Journal;

namespace Nexus.Grains.Accounts;

internal sealed partial class AccountGrain
{
    public async Task LeaveAsync(string password)
    {
        await AuthenticateAsync(password, "The password is wrong.");
        var ended = await CommitAsync(new StartLeaving(Id, _time.GetStoredNow()));
        _account.Forget();
        await GrainFactory.GetGrain<IUserGrain>(Id.Value).OnStatusChangedAsync();
        await AnnounceEndAsync(ended);
        await GrainFactory.GetJob(JobKind.Leaving, Id.Value).StartAsync();
    }
}
