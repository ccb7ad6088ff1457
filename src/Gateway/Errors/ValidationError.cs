using Nexus.Grains.Errors;

namespace Nexus.Gateway.Errors;

/// <summary>An input is not acceptable.</summary>
public sealed class ValidationError(string field, string message)
{
    public string Message { get; } = message;

    /// <summary>The name of the input in the contract.</summary>
    public string Field { get; } = field;

    public static ValidationError CreateErrorFrom(ValidationException exception) => new(exception.Field, exception.Message);
}
