namespace Nexus.Grains.Errors;

/// <summary>The closed list of what can go wrong, as clients see it.</summary>
public enum ErrorCode { Unauthenticated, Forbidden, NotFound, Validation, Conflict, InvalidCredentials, RateLimited, Unavailable, ResyncRequired, PersistedQueryNotFound, Internal }
