namespace Nexus.Storage.Journal;

/// <summary>Scopes of idempotency keys, and when one may be used anew.</summary>
internal static class IdempotencySql
{
    public const short Posts = 1;
    public const short Comments = 2;

    /// <summary>For an upsert into <c>idempotency_keys as k</c>.</summary>
    public const string IsExpired = "k.created_at <= excluded.created_at - interval '24 hours'";
}
