using Nexus.Grains.Errors;

namespace Nexus.Gateway.Errors;

/// <summary>There is no such thing, or the caller may not know of it.</summary>
public sealed class NotFoundError(string message)
{
    public string Message { get; } = message;

    public static NotFoundError CreateErrorFrom(NotFoundException exception) => new(exception.Message);
}
