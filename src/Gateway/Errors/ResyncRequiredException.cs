using Nexus.Grains.Errors;

namespace Nexus.Gateway.Errors;

/// <summary>A stream can not go on without a gap: the client has to query afresh.</summary>
public sealed class ResyncRequiredException() : DomainException(ErrorCode.ResyncRequired, "What came since can not be replayed. Query afresh and subscribe again.");
