using Nexus.Gateway.Authentication;
using Nexus.Grains.Accounts;

namespace Nexus.Gateway.Accounts;

/// <summary>A signed-in device.</summary>
public sealed record Session([property: ID] Guid Id, DateTimeOffset CreatedAt, DateTimeOffset LastUsedAt, string? UserAgent, bool IsCurrent)
{
    public static Session From(SessionView view, Caller caller) =>
        new(view.Id, view.CreatedAt, view.LastUsedAt, view.UserAgent, view.Id == caller.Session);
}
