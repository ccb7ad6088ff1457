using Nexus.Grains.Errors;

namespace Nexus.Gateway.Errors;

/// <summary>A password or token is not good.</summary>
public sealed class InvalidCredentialsError(string message)
{
    public string Message { get; } = message;

    public static InvalidCredentialsError CreateErrorFrom(InvalidCredentialsException exception) => new(exception.Message);
}
