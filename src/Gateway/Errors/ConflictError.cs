using Nexus.Grains.Errors;

namespace Nexus.Gateway.Errors;

/// <summary>Somebody else has it.</summary>
public sealed class ConflictError(string? field, string message)
{
    public string Message { get; } = message;

    /// <summary>The input that collides, where one does.</summary>
    public string? Field { get; } = field;

    public static ConflictError CreateErrorFrom(ConflictException exception) => new(exception.Field, exception.Message);
}
