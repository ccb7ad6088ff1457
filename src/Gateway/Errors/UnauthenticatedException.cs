using Nexus.Grains.Errors;

namespace Nexus.Gateway.Errors;

/// <summary>The field needs somebody who is signed in.</summary>
public sealed class UnauthenticatedException(string message) : DomainException(ErrorCode.Unauthenticated, message)
{
    public UnauthenticatedException() : this("Sign in first.") { }
}
