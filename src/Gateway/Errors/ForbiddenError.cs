using Nexus.Grains.Errors;

namespace Nexus.Gateway.Errors;

/// <summary>The caller may not do this.</summary>
public sealed class ForbiddenError(string message)
{
    public string Message { get; } = message;

    public static ForbiddenError CreateErrorFrom(ForbiddenException exception) => new(exception.Message);
}
