using Nexus.Gateway.Authentication;
using Nexus.Grains.Accounts;

namespace Nexus.Gateway.Accounts;

[ExtendObjectType<Viewer>]
public sealed class ViewerSessions
{
    /// <summary>The sessions that have not ended, the one that was used last first.</summary>
    public async Task<IReadOnlyList<Session>> GetSessionsAsync([Parent] Viewer viewer, [CurrentCaller] Caller caller, IGrainFactory grains)
    {
        var sessions = await grains.GetGrain<IAccountGrain>(viewer.UserId.Value).ListSessionsAsync();
        return [.. sessions.Select(session => Session.From(session, caller))];
    }
}
