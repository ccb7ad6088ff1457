namespace Nexus.Gateway.Accounts;

/// <summary>An open session: an access token that is good until <paramref name="ExpiresAt"/>, and the token to trade for the next one.</summary>
public sealed record Credentials(string AccessToken, string RefreshToken, DateTimeOffset ExpiresAt, Viewer Viewer);
