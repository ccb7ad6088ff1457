namespace Nexus.Grains.Errors;

/// <summary>A refusal with a code and a text that is safe to show.</summary>
[GenerateSerializer]
public abstract class DomainException(ErrorCode code, string message) : Exception(message)
{
    [Id(0)] public ErrorCode Code { get; private set; } = code;
}

/// <summary>An input is not acceptable; <see cref="Field"/> is its name in the contract.</summary>
[GenerateSerializer]
public sealed class ValidationException(string field, string message) : DomainException(ErrorCode.Validation, message)
{
    [Id(0)] public string Field { get; private set; } = field;
}

/// <summary>There is no such thing, or the caller may not know of it.</summary>
[GenerateSerializer]
public sealed class NotFoundException(string message) : DomainException(ErrorCode.NotFound, message);

/// <summary>The caller knows of the thing but may not do this to it.</summary>
[GenerateSerializer]
public sealed class ForbiddenException(string message) : DomainException(ErrorCode.Forbidden, message);

/// <summary>Somebody else has it; <see cref="Field"/> is the input that collides, where one does.</summary>
[GenerateSerializer]
public sealed class ConflictException(string? field, string message) : DomainException(ErrorCode.Conflict, message)
{
    [Id(0)] public string? Field { get; private set; } = field;
}

/// <summary>A password or token is not good. The text never says which part.</summary>
[GenerateSerializer]
public sealed class InvalidCredentialsException(string message) : DomainException(ErrorCode.InvalidCredentials, message);

/// <summary>Too often: worth trying again after <see cref="RetryAfter"/>.</summary>
[GenerateSerializer]
public sealed class RateLimitedException(TimeSpan retryAfter, string message) : DomainException(ErrorCode.RateLimited, message)
{
    [Id(0)] public TimeSpan RetryAfter { get; private set; } = retryAfter;
}
