namespace Nexus.Storage.Journal.Appliers;

internal static class SessionClaims
{
    /// <summary>Opening, rotating and revoking one session keep their order.</summary>
    public static Claim Of(Guid session) => new(ClaimSpace.Session, 0, Text: session.ToString());
}
