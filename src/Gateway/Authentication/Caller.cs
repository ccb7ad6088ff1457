using System.Security.Claims;
using Nexus.Grains.Errors;
using Nexus.Grains.Users;
using Nexus.Grains.Visibility;
using Nexus.Storage.Ids;

namespace Nexus.Gateway.Authentication;

/// <summary>Who sends a request, as its access token says; <see cref="Anonymous"/> without one.</summary>
public sealed record Caller(UserId User, Guid Session, Role Role)
{
    /// <summary>Where resolvers find the caller among a request's global state.</summary>
    public const string StateKey = "nexus.caller";

    public static Caller Anonymous { get; } = new(default, Guid.Empty, Role.Member);

    /// <summary>Whose sessions have ended by a suspension: reads as anybody does, and can do nothing.</summary>
    public static Caller Suspended { get; } = Anonymous with { IsSuspended = true };

    public bool IsSuspended { get; private init; }

    public bool IsAnonymous => User.Value == 0;

    public Viewer Viewer => IsAnonymous ? Viewer.Anonymous : new(User, Role);

    /// <summary>The person, where somebody is signed in.</summary>
    /// <exception cref="Errors.UnauthenticatedException">Nobody is.</exception>
    /// <exception cref="ForbiddenException">The person is suspended.</exception>
    public UserId RequireUser() =>
        IsSuspended ? throw new ForbiddenException("Your account is suspended.")
        : IsAnonymous ? throw new Errors.UnauthenticatedException()
        : User;

    /// <summary>The same for ASP.NET Core.</summary>
    public ClaimsPrincipal ToPrincipal() => new(new ClaimsIdentity(
        [new Claim("sub", User.ToString()), new Claim("sid", Session.ToString()), new Claim("role", Role.ToString())],
        BearerDefaults.Scheme, "sub", "role"));
}
