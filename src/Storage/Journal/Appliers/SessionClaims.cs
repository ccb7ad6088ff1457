using Nexus.Storage.Ids;

namespace Nexus.Storage.Journal.Appliers;

internal static class SessionClaims
{
    /// <summary>Opening, rotating and revoking one session keep their order; what ends all of a person's sessions comes wholly before or after.</summary>
    public static void OwnSession(this ClaimSet claims, Guid session, UserId user)
    {
        claims.Own(new Claim(ClaimSpace.Session, 0, Text: session.ToString()));
        claims.Share(new Claim(ClaimSpace.Account, user.Value));
    }

    /// <summary>A change of a person's credentials or of all their sessions.</summary>
    public static void OwnAccount(this ClaimSet claims, UserId user) => claims.Own(new Claim(ClaimSpace.Account, user.Value));
}
