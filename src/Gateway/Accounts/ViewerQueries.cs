using Nexus.Gateway.Authentication;
using Nexus.Gateway.Schema;

namespace Nexus.Gateway.Accounts;

[ExtendObjectType<Query>]
public sealed class ViewerQueries
{
    /// <summary>Null for an anonymous request.</summary>
    public Viewer? GetViewer([CurrentCaller] Caller caller) => caller.IsAnonymous ? null : new Viewer(caller.User);
}
