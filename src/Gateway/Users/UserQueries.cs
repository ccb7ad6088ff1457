using Nexus.Gateway.Authentication;
using Nexus.Gateway.Schema;
using Nexus.Grains.Handles;

namespace Nexus.Gateway.Users;

[ExtendObjectType<Query>]
public sealed class UserQueries
{
    /// <summary>A person by username, in any case. An e-mail address is a handle too, but not one that strangers may look up.</summary>
    public async Task<User?> GetUserAsync(
        string username, [CurrentCaller] Caller caller, VisibleUserDataLoader users, IGrainFactory grains, CancellationToken cancellationToken)
    {
        if (username.Length == 0 || username.Contains('@'))
            return null;
        var owner = await grains.GetGrain<IHandleGrain>(username.ToLowerInvariant()).FindOwnerAsync();
        return owner is { } id ? await users.LoadAsync(new UserKey(id, caller.Viewer), cancellationToken) : null;
    }
}
